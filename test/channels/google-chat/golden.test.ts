import { describe, expect, it } from "vitest";
import { render } from "../../../src/channels/google-chat/render.ts";
import { threadFor } from "../../../src/channels/google-chat/thread.ts";
import { checkGoogleChat } from "../../standin/google-chat/check.ts";
import { ONE_OF_EACH } from "../support/one-of-each.ts";

const WEBHOOK = "https://chat.googleapis.com/v1/spaces/AAAA1/messages?key=k&token=t";

/** To be read in a review: https://addons.gsuite.google.com/uikit/builder shows what is in `card`. */
describe("a message in Google Chat, of each kind and form,", () => {
  it.each(Object.entries(ONE_OF_EACH))("is as it was reviewed: %s", async (name, message) => {
    const body = render(message, threadFor(message, WEBHOOK));
    expect(checkGoogleChat(body)).toEqual([]);
    const reviewed = `../../fixtures/messages/google-chat/${name}.json`;
    await expect(`${JSON.stringify(JSON.parse(body), null, 2)}\n`).toMatchFileSnapshot(reviewed);
  });
});
