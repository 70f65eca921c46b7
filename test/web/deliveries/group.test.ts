import { describe, expect, it } from "vitest";
import type { Attempt } from "../../../src/alerts/delivery.ts";
import type { Reason } from "../../../src/alerts/reasons.ts";
import { alongWith, countsOf, ledBy, toldChats } from "../../../src/web/deliveries/group.ts";

function attempt(changes: Partial<Attempt> = {}): Attempt {
  const request = { message: "m1", at: 0, milliseconds: 1, status: 200, note: "answered 200", asked: false };
  return { ...request, outcome: "sent", ...changes };
}

function told(chatId: number, reasons: readonly Reason[], createdAt = 0) {
  return { id: `130-${chatId}`, key: { projectId: 130, chatId }, reasons, status: "sent" as const, createdAt };
}

const plainly = async (path: string) => path;

describe("a message of several deliveries", () => {
  it("is shown with all that ever went along, those of the latest message first and each once", () => {
    const attempts = [attempt({ along: ["b", "c"] }), attempt(), attempt({ along: ["c", "d"] })];
    expect(alongWith(attempts)).toEqual(["c", "d", "b"]);
    expect(alongWith([attempt()])).toEqual([]);
  });

  it("was led by what the last attempt says", () => {
    expect(ledBy([])).toBeNull();
    expect(ledBy([attempt({ led: "a" }), attempt({ led: "b" })])).toBe("b");
    expect(ledBy([attempt({ led: "a" }), attempt()])).toBeNull();
  });

  it("lists the worst chats first: by the worst reason, then by what comes on top, then who came first", async () => {
    const deliveries = [
      told(1, ["sla-breached"]),
      told(2, ["missed"]),
      told(3, ["lost"], 9),
      told(4, ["lost"], 5),
      told(5, ["missed", "sla-breached"]),
      told(6, ["lost", "sla-breached"], 99),
    ];
    const chats = await toldChats(deliveries, plainly);
    expect(chats.map(({ chat }) => chat)).toEqual(["130/6", "130/4", "130/3", "130/5", "130/2", "130/1"]);
  });

  it("leaves out what is about no single chat", async () => {
    expect(await toldChats([{ ...told(1, []), key: null }], plainly)).toEqual([]);
  });

  it("counts a chat once for each of its reasons, however many deliveries tell of it", async () => {
    const deliveries = [told(1, ["lost", "sla-breached"]), told(2, ["lost"]), told(2, ["lost"])];
    expect(countsOf(await toldChats(deliveries, plainly))).toEqual([
      ["lost", 2],
      ["sla-breached", 1],
    ]);
  });
});
