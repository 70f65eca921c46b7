import { describe, expect, it } from "vitest";
import { render } from "../../../src/channels/discord/render.ts";
import { discordFaults } from "../../standin/discord/check.ts";
import { readDiscord } from "../../standin/discord/read.ts";
import { KINDS } from "../support/kinds.ts";

describe("a message in Discord of each kind", () => {
  it.each(Object.entries(KINDS))("is written as its reader wants it: %s", async (kind, message) => {
    const body = render(message);
    expect(discordFaults(body)).toEqual([]);
    await expect(`${readDiscord(body)}\n`).toMatchFileSnapshot(`golden/${kind}.txt`);
  });
});
