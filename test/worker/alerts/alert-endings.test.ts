import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { moved } from "../../demo/moved.ts";
import missed from "../../fixtures/chats/missed-without-agent.json";
import { cron, DAY, later } from "../privacy/support/cron.ts";
import { deliveriesOf, everybodyWasTold } from "../support/customers.ts";
import { stored } from "../support/door.ts";
import { ask, asProgram, page } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();
afterEach(() => vi.useRealTimers());

let messages = 0;

/** A chat that was missed, with one more message than before, so that it is the current revision. */
function chat(chatId: number, changes: object = {}): string {
  messages += 1;
  const conversation = Array.from({ length: messages }, (_, index) => ({
    from: "Visitor",
    message: `Hello ${index}`,
    date: new Date(Date.now() - 60_000).toISOString(),
  }));
  return JSON.stringify({ ...moved(missed, Date.now() - 60_000), chatId, conversation, ...changes });
}

async function alertOf(chatId: number) {
  return env.DB.prepare("SELECT state, outcome, ended_as, who, reasons, number FROM alerts WHERE chat_id = ?")
    .bind(chatId)
    .first();
}

const SPAM = { state: "resolved", outcome: null, ended_as: "marked-as-spam", who: null };

describe("an alert whose chat is marked as spam", () => {
  it("ends, leaves the tabs of what needs a call, and says why in Done and in its history", async () => {
    await stored(chat(1));
    await asProgram("/alerts/130/1/claim");
    await stored(chat(1, { isSpam: 1 }));
    expect(await alertOf(1)).toMatchObject(SPAM);
    for (const tab of ["open", "mine", "others"]) {
      expect(await (await ask(`/alerts.json?state=${tab}`)).json()).toMatchObject({ alerts: [] });
    }
    expect(await (await ask("/alerts.json?state=resolved")).json()).toMatchObject({
      alerts: [{ chat: "130/1", state: "resolved", outcome: "marked-as-spam", who: null }],
    });
    expect(await page("/chats/130/1")).toContain("Marked as spam in VCC Live");
    expect(await page("/chats/130/1", undefined, "hu")).toContain("Spamnek jelölték a VCC Live-ban");
  });

  it("can not be opened again by hand: nobody need call", async () => {
    await stored(chat(3));
    await stored(chat(3, { isSpam: 1 }));
    expect((await asProgram("/alerts/130/3/reopen")).status).toBe(409);
    expect((await asProgram("/alerts/130/3/claim")).status).toBe(409);
  });

  it("stays as somebody resolved it, where somebody did", async () => {
    await stored(chat(4));
    await asProgram("/alerts/130/4/resolve", { outcome: "called-back" });
    await stored(chat(4, { isSpam: 1 }));
    expect(await alertOf(4)).toMatchObject({ state: "resolved", outcome: "called-back", ended_as: null });
  });

  it("begins a new life when the mark is withdrawn: open, and told again", async () => {
    await stored(chat(5));
    await everybodyWasTold();
    await stored(chat(5, { isSpam: 1 }));
    expect(await stored(chat(5))).toMatchObject({
      status: "updated",
      reasons: ["missed", "sla-breached"],
      targets: ["slack"],
    });
    expect(await alertOf(5)).toMatchObject({ state: "open", outcome: null, ended_as: null, number: 2 });
    expect((await deliveriesOf(5)).map(([id, status]) => [id, status])).toContainEqual([
      "130-5-alert-2-slack",
      "pending",
    ]);
  });

  it("which was held for the opening, marked as spam, and is none after it, is told after all", async () => {
    await stored(chat(6));
    await env.DB.exec("UPDATE deliveries SET due_at = due_at + 3600000 WHERE chat_id = 6");
    await stored(chat(6, { isSpam: 1 }));
    await env.DB.exec(
      "UPDATE deliveries SET status = 'suppressed', note = 'marked as spam since', ended_at = 1 WHERE chat_id = 6",
    );
    expect(await stored(chat(6))).toMatchObject({ targets: ["slack"] });
  });

  it("is no earlier alert of its customer", async () => {
    const who = { contactId: 600, entityId: 601 };
    await stored(chat(7, who));
    await stored(chat(7, { ...who, isSpam: 1 }));
    await stored(chat(8, who));
    const { alerts } = await (await ask("/alerts.json")).json<{ alerts: { chat: string; alertsBefore: number }[] }>();
    expect(alerts.find((one) => one.chat === "130/8")).toMatchObject({ alertsBefore: 0 });
  });
});

describe("an alert whose chat expires", () => {
  it("ends as expired where nobody resolved it, and the tabs are without it", async () => {
    await stored(chat(20));
    await stored(chat(21));
    await asProgram("/alerts/130/21/resolve", { outcome: "unreachable" });
    later(180 * DAY);
    await cron(3);
    expect(await alertOf(20)).toMatchObject({ state: "resolved", outcome: null, ended_as: "expired", who: null });
    expect(await alertOf(21)).toMatchObject({ state: "resolved", outcome: "unreachable", ended_as: null });
    for (const tab of ["open", "mine", "others", "resolved"]) {
      const text = await (await ask(`/alerts.json?state=${tab}`)).text();
      expect(text).not.toContain("130/20");
    }
  });

  it("begins a new life when the chat becomes active again: open, and told", async () => {
    await stored(chat(30));
    await everybodyWasTold();
    later(182 * DAY);
    await cron(3);
    expect(await stored(chat(30, { conversation: [] }))).toMatchObject({ status: "updated", targets: ["slack"] });
    expect(await alertOf(30)).toMatchObject({ state: "open", ended_as: null, number: 2 });
    expect(await (await ask("/alerts.json")).text()).toContain("130/30");
  });
});
