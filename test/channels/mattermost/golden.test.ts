import { describe, expect, it } from "vitest";
import { render } from "../../../src/channels/mattermost/render.ts";
import { readMattermost } from "../../standin/mattermost/read.ts";
import { KINDS } from "../support/kinds.ts";

describe.each(["mattermost", "rocket.chat"] as const)("a message in %s of each kind", (service) => {
  it.each(Object.entries(KINDS))("is written as its reader wants it: %s", async (kind, message) => {
    const body = render(message, service);
    await expect(`${readMattermost(body)}\n`).toMatchFileSnapshot(`golden/${service}/${kind}.txt`);
  });
});
