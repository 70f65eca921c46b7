import { describe, expect, it } from "vitest";
import type { Reason } from "../../../src/alerts/reasons.ts";
import { factsOf } from "./support/alerts.ts";
import { chats, NOW, saidOf } from "./support/batches.ts";

describe("how many chats there are", () => {
  it.each<[Readonly<Partial<Record<Reason, number>>>, string, string]>([
    [
      { lost: 20, missed: 7 },
      "27 chats need a call back: 20 lost, 7 missed",
      "27 chat visszahívásra vár: 20 elveszett, 7 nem fogadott",
    ],
    [
      { lost: 1, missed: 1 },
      "2 chats need a call back: 1 lost, 1 missed",
      "2 chat visszahívásra vár: 1 elveszett, 1 nem fogadott",
    ],
    [{ lost: 2 }, "2 lost chats need a call back", "2 elveszett chat visszahívásra vár"],
    [{ missed: 500 }, "500 missed chats need a call back", "500 nem fogadott chat visszahívásra vár"],
    [{ missed: 1 }, "1 missed chat needs a call back", "1 nem fogadott chat visszahívásra vár"],
    [{ "sla-breached": 3 }, "3 chats with the SLA breached need attention", "3 SLA-sértő chat figyelmet kér"],
    [{ "sla-breached": 1 }, "1 chat with the SLA breached needs attention", "1 SLA-sértő chat figyelmet kér"],
    [
      { lost: 1, "sla-breached": 1 },
      "2 chats need attention: 1 lost, 1 with the SLA breached",
      "2 chat figyelmet kér: 1 elveszett, 1 SLA-sértő",
    ],
  ])("is said of %j", (counts, english, hungarian) => {
    expect(saidOf({ all: chats(counts) }).title).toBe(english);
    expect(saidOf({ all: chats(counts) }, "hu").title).toBe(hungarian);
  });

  it("counts a chat of several reasons once, under its worst", () => {
    const both = { reasons: ["missed", "sla-breached"] as const, since: NOW };
    const all = [...chats({ lost: 1 }), both, both];
    expect(saidOf({ all }).title).toBe("3 chats need a call back: 1 lost, 2 missed");
    expect(factsOf(saidOf({ all })).slice(0, -1)).toEqual(["Lost: 1", "Missed: 2"]);
  });

  it("is no fact where the title says it already", () => {
    expect(factsOf(saidOf({ all: chats({ lost: 9 }) }))).toEqual(["Oldest came in: 7 Mar 2025, 08:00"]);
  });

  it("reads well of a single chat", () => {
    const one = { all: chats({ lost: 1 }, NOW - 360_000) };
    const english = saidOf(one);
    expect(english.summary).toBe("1 lost chat needs a call back; it came in 6 min ago; it is behind the link.");
    expect(factsOf(english)).toEqual(["Came in: 7 Mar 2025, 07:54, 6 min ago"]);
    expect(english.links.map(({ label }) => label)).toEqual(["Open it"]);
    expect(saidOf(one, "hu").summary).toBe(
      "1 elveszett chat visszahívásra vár; 6 perce érkezett; a linken megnyitható.",
    );
  });
});
