import { describe, expect, it } from "vitest";
import type { Reason } from "../../../../src/alerts/reasons.ts";
import { countsOf, toldChats } from "../../../../src/web/pages/deliveries/group.ts";

function told(chatId: number, reasons: readonly Reason[], createdAt = 0) {
  return { id: `130-${chatId}`, key: { projectId: 130, chatId }, reasons, status: "sent" as const, createdAt };
}

const plainly = async (path: string) => path;

describe("a message of several deliveries", () => {
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
