import { describe, expect, it } from "vitest";
import { render } from "../../../src/channels/ntfy/render.ts";
import { bytesOf } from "../../standin/ntfy/check.ts";
import { CLAIM, followed, LINK, missed, RESOLVE, report, several } from "../support/messages.ts";

const rendered = (message: object) => render({ ...missed, ...message }, "chat-alerts");

describe("a notification for ntfy", () => {
  it.each([
    [["lost", "missed"], 5],
    [["missed"], 4],
    [["sla-breached"], 3],
    [["constructor"], 4],
    [[], 4],
  ])("is as urgent as its worst reason: %j", (reasons, priority) => {
    expect(rendered({ about: { ...missed.about, reasons } }).priority).toBe(priority);
  });

  it.each([
    ["escalation", {}, 5],
    ["reminder", {}, 4],
    ["warning", {}, 4],
    ["outage", {}, 4],
    ["digest", {}, 2],
    ["test", {}, 3],
    ["update", { replaces: "xE73Iyuabi12" }, 2],
    ["resolution", { replaces: "xE73Iyuabi12" }, 2],
    ["resolution", {}, 3],
  ])("makes a noise as its kind demands: %s %j", (kind, more, priority) => {
    expect(rendered({ kind, ...more }).priority).toBe(priority);
  });

  it("opens the transcript with a tap, and has buttons for it, to claim and to resolve", () => {
    const { click, actions } = rendered(followed);
    expect(click).toBe(LINK);
    expect(actions?.map(({ url }) => url)).toEqual([LINK, CLAIM, RESOLVE]);
  });

  it("leaves out what has no address, and what has one that is too long", () => {
    const { claim, resolve, ...rest } = followed.actions ?? { claim: null, resolve: null };
    const actions = {
      ...rest,
      claim: { label: "Claim", url: null },
      resolve: { label: "Resolve", url: LINK.padEnd(1_001, "x") },
    };
    expect(rendered({ actions, links: [] })).not.toHaveProperty("click");
    expect(rendered({ actions }).actions).toHaveLength(1);
  });

  it("lists several chats, and has no buttons for one of them", () => {
    const { message, actions } = rendered({ ...several, actions: followed.actions });
    expect(message).toContain("1. Lost chat: waited 12 min 4 s\nKovács Éva, queue Sales, closed 18:02\n2. Missed chat");
    expect(actions).toHaveLength(1);
  });

  it("has the figures of a digest, and neither its chats nor its queues", () => {
    const { message } = rendered({ ...report, kind: "digest" });
    expect(message).toContain("Queues: Sales, Chat");
    expect(message).not.toMatch(/Kovács|Won back|1\./);
  });

  it.each(["x", "й", "語", "👍", '"', "\\"])("says where text is cut, and is never an attachment: %s", (letter) => {
    const text = letter.repeat(5_000);
    const facts = Array.from({ length: 20 }, () => ({ label: text, value: text }));
    const long = rendered({ ...followed, title: text, summary: text, facts, quote: { label: text, text } });
    expect(bytesOf(long.message)).toBeLessThan(4_096);
    expect(long.title).toMatch(/…$/);
    expect(long.message).toMatch(/…$/);
    expect(long.click).toBe(LINK);
  });

  it("fits into what a server takes, however long its addresses are", () => {
    const url = LINK.padEnd(1_000, "x");
    const way = { label: "é".repeat(100), url };
    const actions = { ...followed.actions, claim: way, resolve: way };
    const long = rendered({ ...followed, actions, links: [way], quote: { label: "Said", text: '"'.repeat(5_000) } });
    expect(long.actions).toHaveLength(3);
    expect(bytesOf(JSON.stringify(long))).toBeLessThan(8_192);
  });

  it("makes no link of what a customer typed, and decodes nothing of it", () => {
    const typed = "https://evil.example www.evil.example evil.hu/x x@evil.example =?utf-8?Q?=0AX?=";
    const inert = "https∶//evil․example www․evil․example evil․hu/x x＠evil․example = ?utf-8?Q?=0AX?=";
    const { title, message } = rendered({
      title: typed,
      summary: typed,
      quote: { label: "Said", text: typed },
      facts: [],
    });
    expect(title).toBe(inert);
    expect(message).toContain(`${inert}\n\nSaid:\n${inert}`);
  });

  it("is the sentence and the links as text, where the rest was rejected", () => {
    const plain = rendered({ ...followed, plain: true });
    expect(Object.keys(plain)).toEqual(["topic", "title", "priority", "message"]);
    expect(plain.message).toContain(
      `${followed.state}\n\n${missed.summary}\n\nOpen the transcript: ${LINK}\nClaim: ${CLAIM}`,
    );
  });
});
