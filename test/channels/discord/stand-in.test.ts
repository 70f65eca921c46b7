import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/channels/channel.ts";
import { discord } from "../../../src/channels/discord/channel.ts";
import type { Post } from "../../../src/channels/http.ts";
import { createDiscord, type DiscordStandIn, WEBHOOK } from "../../standin/discord/discord.ts";
import { readableDiscord } from "../../standin/discord/readable.ts";
import { followed, missed } from "../support/messages.ts";

const NOW = Date.UTC(2026, 10, 24, 9);
const THREAD = "1188472053112242246";
const CHANNEL = { webhook: `https://discord.com${WEBHOOK}`, thread: null };

function tell(standIn: DiscordStandIn, more: object = {}, options: object = {}, now = NOW): Promise<Outcome> {
  const post: Post = async ({ method = "POST", url, body }) => {
    const { pathname, search } = new URL(url);
    const response = standIn.answer({ method, path: pathname + search, body }, now);
    const retryAfter = response.headers.get("Retry-After");
    return { kind: "answered", status: response.status, retryAfter, text: await response.text() };
  };
  const sending = { id: "5f1d7e84", part: null };
  return discord.send({ ...missed, ...more }, { ...CHANNEL, ...options }, { post, now: () => now }, sending);
}

const refOf = (outcome: Outcome) => (outcome.kind === "sent" ? (outcome.ref ?? "") : "");

describe("what Discord's stand-in makes of our messages", () => {
  it("a change stands in the message's place, and takes what is over from it", async () => {
    const standIn = createDiscord();
    const ref = refOf(await tell(standIn, followed));
    expect(ref).toBe(standIn.messages[0]?.id);
    const { actions: _, ...over } = followed;
    const changed = await tell(standIn, { ...over, kind: "resolution", replaces: ref, state: "Resolved.", links: [] });
    expect(refOf(changed)).toBe(ref);
    expect(standIn.messages).toHaveLength(1);
    expect(standIn.messages[0]?.body).toMatchObject({
      content: expect.stringMatching(/^Resolved\. Missed chat/),
      components: [],
    });
  });

  it("a change as plain text leaves no embed and no button, and no preview", async () => {
    const standIn = createDiscord();
    const ref = refOf(await tell(standIn, followed));
    await tell(standIn, { ...followed, replaces: ref, plain: true });
    expect(standIn.messages[0]?.body).toMatchObject({ embeds: [], components: [], flags: 4 });
  });

  it("in a thread, a message is found again in the thread that it was posted to", async () => {
    const standIn = createDiscord({ threads: [THREAD] });
    const ref = refOf(await tell(standIn, {}, { thread: THREAD }));
    expect(ref).toBe(`${THREAD}/${standIn.messages[0]?.id}`);
    expect((await tell(standIn, { replaces: ref, state: "Claimed." })).kind).toBe("sent");
    expect(standIn.messages[0]?.body.content).toMatch(/^Claimed\./);
  });

  it("one that somebody has deleted is to be posted anew, and the target is in order", async () => {
    const standIn = createDiscord();
    const ref = refOf(await tell(standIn));
    standIn.remove(ref);
    expect(await tell(standIn, { replaces: ref })).toEqual({
      ...{ kind: "retry", status: 404, isReplacedGone: true },
      result: { code: "not-changeable", status: 404, word: "10008" },
    });
    expect((await tell(standIn)).kind).toBe("sent");
  });

  it("nothing after the webhook was deleted, nor with another token, nor in a thread that is not", async () => {
    const standIn = createDiscord();
    const webhook = CHANNEL.webhook.replace("standin", "another");
    expect(await tell(standIn, {}, { webhook })).toMatchObject({ kind: "out-of-order", status: 401 });
    expect(await tell(standIn, {}, { thread: THREAD })).toMatchObject({ kind: "out-of-order", status: 400 });
    standIn.close();
    expect(await tell(standIn)).toMatchObject({ kind: "out-of-order", status: 404 });
    expect(await tell(standIn, { replaces: "1188472090000000001" })).toMatchObject({ kind: "out-of-order" });
  });

  it("the sixth in two seconds waits as long as Discord says", async () => {
    const standIn = createDiscord({ rateLimit: true });
    for (let times = 0; times < 5; times += 1) await tell(standIn, {}, {}, NOW + 100 * times);
    const waits = await tell(standIn, {}, {}, NOW + 500);
    expect(waits).toMatchObject({ kind: "retry", status: 429, waitUntil: NOW + 500 + 2_000 });
    expect((await tell(standIn, {}, {}, NOW + 2_500)).kind).toBe("sent");
  });

  it("what it shows can be read, and none of the customer's text is a part of the page", async () => {
    const standIn = createDiscord();
    await tell(standIn, { ...followed, quote: { label: "Said", text: "<script>alert(1)</script>\n*hurry*" } });
    const html = readableDiscord(standIn.messages[0]?.body);
    expect(html).toContain("<q>&lt;script&gt;alert(1)&lt;/script&gt;</q>\n<q>*hurry*</q>");
    expect(html).toContain('class="button"');
  });
});

describe("what Discord's webhook is asked to change", () => {
  it.each(["", "x", "https://discord.com", "C0123ABCD/1503435956.000247", "1/2/3"])(
    "is none but its own messages: %j",
    async (replaces) => {
      const outcome = await tell(createDiscord(), { replaces });
      expect(outcome).toEqual({ kind: "dead", result: { code: "not-ours", way: "webhook" } });
    },
  );
});
