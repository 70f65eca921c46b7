import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/channels/channel.ts";
import { googleChat } from "../../../src/channels/google-chat/channel.ts";
import type { Post } from "../../../src/channels/http.ts";
import type { Message } from "../../../src/channels/message.ts";
import { createGoogleChat, type GoogleChatStandIn, WEBHOOK } from "../../standin/google-chat/google-chat.ts";
import { readableGoogleChat } from "../../standin/google-chat/readable.ts";
import { LINK, missed, several } from "../support/messages.ts";
import { ONE_OF_EACH } from "../support/one-of-each.ts";

function tell(standIn: GoogleChatStandIn, message: Message, id: string, path = WEBHOOK): Promise<Outcome> {
  const post: Post = async ({ url, body }) => {
    const { pathname, search } = new URL(url);
    const response = standIn.answer({ path: pathname + search, body }, 0);
    return { kind: "answered", status: response.status, retryAfter: null, text: await response.text() };
  };
  const io = { post, now: () => 0 };
  return googleChat.send(message, { webhook: `http://localhost${path}` }, io, { id, part: null });
}

const refOf = (outcome: Outcome) => (outcome.kind === "sent" ? (outcome.ref ?? "") : "");

describe("what the stand-in of Google Chat makes of our messages", () => {
  it("it shows them as their readers see them", async () => {
    const standIn = createGoogleChat();
    expect((await tell(standIn, missed, "1")).kind).toBe("sent");
    const page = readableGoogleChat(standIn.messages[0]?.body);
    expect(page).toContain(`<p dir="auto">${missed.summary}</p>`);
    expect(page).toContain("<small>Customer</small><br>John Russell");
    expect(page).toContain(`<a class="button" href="${LINK.replaceAll("&", "&amp;")}">Open the transcript</a>`);
  });

  it("it shows nothing of a customer's text as HTML", async () => {
    const standIn = createGoogleChat();
    const hostile = "<img src=x onerror=alert(1)>";
    for (const plain of [false, true]) {
      const message = { ...missed, title: hostile, summary: hostile, quote: { label: hostile, text: hostile }, plain };
      await tell(standIn, message, String(plain));
    }
    expect(standIn.messages).toHaveLength(2);
    for (const { body } of standIn.messages) expect(readableGoogleChat(body)).not.toContain("<img");
  });

  it("all messages about a chat are in one thread, and others are not", async () => {
    const standIn = createGoogleChat();
    await tell(standIn, missed, "1");
    await tell(standIn, several, "2");
    await tell(standIn, { ...missed, kind: "escalation" }, "3");
    await tell(standIn, ONE_OF_EACH.update ?? missed, "4");
    const [first, other, ...below] = standIn.messages.map(({ thread }) => thread);
    expect(other).not.toBe(first);
    expect(below).toEqual([first, first]);
  });

  it("what follows a message about several chats is in its thread", async () => {
    const standIn = createGoogleChat();
    const ref = refOf(await tell(standIn, several, "1"));
    await tell(standIn, { ...(ONE_OF_EACH.update ?? missed), thread: ref }, "2");
    expect(standIn.messages[1]?.thread).toBe(ref);
  });

  it("a message that was sent twice, because an answer was lost, is posted once", async () => {
    const standIn = createGoogleChat();
    const refs = [await tell(standIn, missed, "1"), await tell(standIn, missed, "1")].map(refOf);
    expect(standIn.messages).toHaveLength(1);
    expect(refs[1]).toBe(refs[0]);
    await tell(standIn, missed, "2");
    expect(standIn.messages).toHaveLength(2);
  });

  it("it refuses a form that Google Chat does not know", () => {
    const standIn = createGoogleChat();
    expect(standIn.answer({ path: WEBHOOK, body: JSON.stringify({ blocks: [] }) }, 0).status).toBe(400);
    expect(standIn.answer({ path: WEBHOOK, body: "{" }, 0).status).toBe(400);
    expect(standIn.messages).toEqual([]);
  });

  it("it takes one message a second, if it is as slow as Google Chat", async () => {
    const standIn = createGoogleChat({ rateLimit: true });
    expect((await tell(standIn, missed, "1")).kind).toBe("sent");
    const result = { code: "answered", status: 429, word: "RATE_LIMIT_EXCEEDED" };
    expect(await tell(standIn, missed, "2")).toEqual({ kind: "retry", status: 429, result });
  });

  it.each([
    ["a key that is not valid", WEBHOOK.replace("standin-key", "x"), 400, "API_KEY_INVALID"],
    ["a token that is not valid", WEBHOOK.replace("standin-token", "x"), 403, "PERMISSION_DENIED"],
    ["a space that was deleted", WEBHOOK.replace("AAAA", "BBBB"), 404, "NOT_FOUND"],
  ])("%s disables the target", async (_, path, status, word) => {
    const result = { code: "answered", status, word };
    expect(await tell(createGoogleChat(), missed, "1", path)).toEqual({ kind: "out-of-order", status, result });
  });
});
