import { describe, expect, it } from "vitest";
import lost from "../../fixtures/chats/lost-before-any-message.json";
import missed from "../../fixtures/chats/missed-without-agent.json";
import { chatOf, HOUR, LINK, said } from "./support/alerts.ts";
import { chats, listedOf, NOW, saidOf } from "./support/batches.ts";

/** What the summary says of queues, when chats of these are listed of so many. */
function queues(names: readonly (string | null)[], all: number, language: "en" | "hu" = "en"): string {
  const listed = names.map((lastQueueName) => listedOf(chatOf({ ...lost, firstQueueName: null, lastQueueName })));
  const { summary } = saidOf({ all: chats({ lost: all }, NOW), listed, now: NOW - 24 * HOUR }, language);
  return summary.split("; ").slice(1, -1).join("; ");
}

describe("the queues that are hit most", () => {
  it.each([
    [["Sales", "Chat", "Sales"], 3, "queue Sales is hit most", "a legtöbb ebben a sorban van: Sales"],
    [
      ["Sales", "Chat", "Sales", null],
      27,
      "queue Sales is hit most among the 4 listed",
      "a felsorolt 4 közül a legtöbb ebben a sorban van: Sales",
    ],
    [
      ["Sales", "Chat", "Sales", "Chat", null],
      5,
      "queues Sales and Chat are hit most",
      "a legtöbb ezekben a sorokban van: Sales és Chat",
    ],
    [["Sales", "Sales"], 2, "all are in queue Sales", "mind ebben a sorban van: Sales"],
    [["Sales", "Sales"], 9, "all 2 listed are in queue Sales", "a felsorolt 2 mind ebben a sorban van: Sales"],
  ])("of %j are named, as far as the listed ones tell", (names, all, english, hungarian) => {
    expect(queues(names, all)).toBe(english);
    expect(queues(names, all, "hu")).toBe(hungarian);
  });

  it.each([[["Sales", "Chat", "Panasz"]], [["Sales", null]], [["A", "A", "B", "B", "C", "C", "D", "D"]], [[]]])(
    "of %j are not named: none stands out",
    (names) => {
      expect(queues(names, 9)).toBe("");
    },
  );
});

describe("a listed chat", () => {
  it("has the verdict of a message about it alone, and its link", () => {
    const alert = chatOf(missed, { reasons: ["missed", "sla-breached"] });
    const { items } = saidOf({ all: chats({ missed: 2 }), listed: [listedOf(alert)] });
    expect(items[0]?.title).toBe(said(alert).title);
    expect(items[0]?.url).toBe(LINK);
  });

  it("shows of the customer a masked name where the target is shown it, and nothing else ever", () => {
    const body = { ...missed, clientData: { ...missed.clientData, name: "John Russell +36 30 123 4567" } };
    const text = (show: readonly string[]) =>
      JSON.stringify(saidOf({ all: chats({ missed: 2 }), listed: [listedOf(chatOf(body, { show }))] }));
    expect(text(["name", "words", "phone1", "ipAddress"])).toContain("John Russell ☎");
    expect(text(["name", "words", "phone1", "ipAddress"])).not.toMatch(/4567|123456789|10\.80|csomagom/);
    expect(text(["words"])).not.toMatch(/Russell|csomagom/);
    expect(text(["words"])).toContain("Visitor, queue Chat");
  });

  it("that can not be read says its reasons, its number and when it came in", () => {
    const bare = listedOf(chatOf(missed), { reasons: ["missed", "sla-breached"], context: null });
    expect(saidOf({ all: chats({ missed: 2 }), listed: [bare] }).items).toEqual([
      { title: "Missed chat, SLA breached", details: "Chat 130/102, received 13 h 52 min ago", url: LINK },
    ]);
  });

  it("takes no other with it where we fail to put it into words", () => {
    const good = chatOf(missed);
    const chat = {
      ...good.chat,
      get messages(): never {
        throw new Error("our own fault");
      },
    };
    const listed = [listedOf(good, { context: { ...good, chat } }), listedOf(good)];
    const titles = saidOf({ all: chats({ missed: 2 }), listed }).items.map(({ title }) => title);
    expect(titles).toEqual(["Missed chat", "Missed chat: waited 4 min 29 s"]);
  });
});
