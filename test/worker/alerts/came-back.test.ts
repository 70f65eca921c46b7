import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { moved } from "../../demo/moved.ts";
import sample from "../../fixtures/chats/sample.json";
import { answered, at, CAME_BACK, deliveriesOf, everybodyWasTold, lost, OPEN, status } from "../support/customers.ts";
import { but, direct } from "../support/direct.ts";
import { posted } from "../support/door.ts";
import { asProgram, history, page, SUPERVISOR } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

let customers = 5_000;

/** A customer of their own for each story. */
function customer() {
  customers += 2;
  return { contactId: customers, entityId: customers + 1 };
}

describe("a customer who was lost and is answered later", () => {
  it("needs no call: their alert is resolved, and its history says in which chat", async () => {
    const who = customer();
    await lost(101, 0, who);
    await answered(105, 10, who);
    expect(await status(101)).toEqual(CAME_BACK);
    expect(await history(101)).toEqual([[null, "resolve", "came-back", "130/105"]]);
  });

  it.each([
    ["contact", (who: ReturnType<typeof customer>) => ({ ...who, entityId: null })],
    ["entity", (who: ReturnType<typeof customer>) => ({ ...who, contactId: 1_000_000 + who.contactId })],
  ])("is known by the %s alone", async (name, changed) => {
    const who = customer();
    const chat = name === "contact" ? 111 : 113;
    await lost(chat, 0, who);
    await answered(chat + 1, 10, changed(who));
    expect(await status(chat)).toEqual(CAME_BACK);
  });

  it("is not known by what VCC Live leaves out, or fills with nothing", async () => {
    for (const [index, nothing] of [null, 0, "", -3].entries()) {
      await lost(120 + index, 0, { contactId: nothing, entityId: nothing });
    }
    await answered(125, 10, { contactId: null, entityId: null });
    await answered(126, 10, { contactId: 0, entityId: "" });
    for (const chat of [120, 121, 122, 123]) expect(await status(chat)).toEqual(OPEN);
  });

  it("of another project is somebody else", async () => {
    const who = customer();
    await lost(131, 0, who);
    await answered(132, 10, { ...who, projectId: 131 });
    expect(await status(131)).toEqual(OPEN);
  });

  it("has not come back with a chat that was before, at the same time, or the same one", async () => {
    const who = customer();
    await lost(141, 10, who);
    await answered(142, 5, who);
    await answered(143, 10, who);
    await answered(141, 20, who);
    expect(await status(141)).toEqual(OPEN);
  });

  it("has not come back with a chat that had begun before the other was over", async () => {
    const who = customer();
    await lost(145, 10, who);
    await answered(146, 10.1, who);
    expect(await status(145)).toEqual(OPEN);
    await answered(147, 11, who);
    expect(await status(145)).toEqual(CAME_BACK);
  });

  it("has not come back with what is spam, or lost again, or answered by nobody", async () => {
    const who = customer();
    await lost(151, 0, who);
    await answered(152, 10, { ...who, isSpam: 1 });
    await answered(153, 10, { ...who, disposition: "missed" });
    await answered(154, 10, { ...who, conversation: [] });
    expect(await status(151)).toEqual(OPEN);
  });

  it("ends all that is open or claimed of theirs, and leaves alone what somebody resolved", async () => {
    const who = customer();
    for (const chat of [161, 162, 163]) await lost(chat, chat - 160, who);
    await asProgram("/alerts/130/162/claim", {}, SUPERVISOR);
    await asProgram("/alerts/130/163/resolve", { outcome: "called-back" });
    await answered(165, 10, who);
    expect(await status(161)).toEqual(CAME_BACK);
    expect(await status(162)).toEqual(["resolved", "came-back", null, 3]);
    expect(await status(163)).toEqual(["resolved", "called-back", "admin token", 2]);
  });

  it("counts once: VCC Live's repeating it changes nothing, nor what it becomes, and what is opened again stays open", async () => {
    const who = customer();
    await lost(171, 0, who);
    for (let time = 0; time < 2; time++) await answered(175, 10, who);
    expect(await status(171)).toEqual(CAME_BACK);
    await answered(175, 20, { ...who, isSpam: 1 });
    expect(await status(171)).toEqual(CAME_BACK);
    await asProgram("/alerts/130/171/reopen");
    await answered(175, 30, who);
    expect(await status(171)).toEqual(["open", null, null, 3]);
    await answered(176, 40, who);
    expect(await status(171)).toEqual(["resolved", "came-back", null, 4]);
  });

  it("is seen in a later revision of a chat too, but not in one that does not lie on top", async () => {
    const who = customer();
    await lost(181, 20, who);
    await lost(185, 30, who);
    await answered(185, 25, { ...who, platform: "telegram" });
    expect(await status(181)).toEqual(OPEN);
    await answered(185, 40, who);
    expect(await status(181)).toEqual(CAME_BACK);
  });

  it("is who the current revision says", async () => {
    const [who, other] = [customer(), customer()];
    await lost(191, 0, who);
    await lost(191, 1, other);
    await answered(195, 10, who);
    expect(await status(191)).toEqual(OPEN);
    await answered(196, 10, other);
    expect(await status(191)).toEqual(CAME_BACK);
  });
});

describe("of who came back", () => {
  it("whoever was told hears, and who was not told hears nothing", async () => {
    const who = customer();
    await lost(201, 0, who);
    await everybodyWasTold();
    await lost(202, 1, who);
    await env.DB.exec("UPDATE deliveries SET due_at = due_at + 3600000 WHERE chat_id = 202");
    await answered(205, 10, who);
    expect(await deliveriesOf(201)).toEqual([
      ["130-201-alert-1-slack", "sent", null],
      ["130-201-change-2-slack", "pending", null],
    ]);
    expect((await deliveriesOf(202)).map(([id]) => id)).toEqual(["130-202-alert-1-slack"]);
  });

  it("their couriers are woken", async () => {
    const who = customer();
    await lost(221, 0, who);
    await everybodyWasTold();
    const woken: string[] = [];
    const COURIER = but(env.COURIER, { getByName: () => ({ wake: async (name: string) => void woken.push(name) }) });
    const body = JSON.stringify({ ...moved(sample, at(10)), ...who, chatId: 225 });
    const { response, rest } = await direct(posted(body), { COURIER });
    await rest;
    expect(await response.json()).toMatchObject({ status: "stored", reasons: [], targets: [] });
    expect(woken).toEqual(["slack"]);
  });

  it("the pages and the list say so, and in which chat", async () => {
    const who = customer();
    await lost(211, 0, who);
    await answered(215, 10, who);
    const transcript = await page("/chats/130/211");
    expect(transcript).toMatch(/Customer came back and was answered, \d+ s ago/);
    expect(transcript).toContain(
      'The customer came back and was answered</span>: <a href="/chats/130/215">130/215</a>',
    );
    expect(await page("/chats/130/211", SUPERVISOR, "hu")).toContain("Magától visszatért, és választ kapott");
    expect(await page("/?state=resolved")).toContain("Customer came back and was answered");
    const list = JSON.parse(await page("/alerts.json?state=resolved"));
    expect(JSON.stringify(list)).toMatch(/"130\/211".*"came-back"/);
    const refused = await asProgram("/alerts/130/211/claim");
    expect(refused).toMatchObject({ status: 409 });
    expect(refused.body.detail).toContain("130/211 is resolved: the customer came back, and was answered.");
  });
});
