import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { vectors } from "../../fixtures/vcc-encryption.json";
import { direct } from "../support/direct.ts";
import { ADMIN, chatBody, get, ORIGIN } from "../support/door.ts";

const RULES = [
  { name: "Tests", match: { queue: "Test*" }, to: [] },
  { name: "Sales", match: { queue: "Sales*" }, to: ["sales"], hours: "office", except: ["lost"], continue: true },
  { name: "Everything late", match: { reason: "sla-breached" }, to: ["sales", "leads"] },
];
const FOLLOWED = { escalate: [{ after: "15m", to: ["leads"] }], remind: "2h" };
const SETTINGS = {
  SALES_URL: "https://hooks.slack.test/services/T1/B1/sales",
  TARGETS: {
    sales: { channel: "slack", webhook: "SALES_URL" },
    leads: { channel: "email", to: ["leads@example.com"], from: "alerts@example.com" },
  },
  HOURS: { office: { open: ["Mon-Fri 08:00-16:00"] } },
  TIME_ZONE: "Europe/Budapest",
  RULES,
};

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-23T19:00:00+01:00") }));
afterEach(() => vi.useRealTimers());

async function explained(chat: object, changes: object = {}, headers: object = ADMIN) {
  const request = new Request(`${ORIGIN}/rules/explain`, {
    method: "POST",
    body: JSON.stringify({ projectId: 9, chatId: 1, ...chat }),
    headers: { ...headers },
  });
  const { response, rest } = await direct(request, { ...SETTINGS, ...changes });
  await rest;
  return response;
}

const NOW = "2026-11-23T18:00:00.000Z";
const OPENING = "2026-11-24T07:00:00.000Z";

describe("POST /rules/explain", () => {
  it("tells who would hear, by which rule, and when", async () => {
    const chat = { disposition: "missed", slaStatus: "answeredAfterSLA", lastQueueName: "Sales HU" };
    expect(await (await explained(chat)).json()).toEqual({
      chat: "9/1",
      spam: false,
      reasons: ["missed", "sla-breached"],
      matched: ["Sales", "Everything late"],
      told: [
        { target: "sales", channel: "slack", rule: "Sales", at: OPENING, held: true },
        { target: "leads", channel: "email", rule: "Everything late", at: NOW, held: false },
      ],
      escalations: [],
      reminders: [],
      suppressed: [],
      suppressedBy: null,
    });
  });

  it("tells who would hear later, where nobody claims it or a claim is not resolved", async () => {
    const chat = { disposition: "missed", lastQueueName: "Sales HU" };
    const RULES = [{ ...SETTINGS.RULES[1], continue: false, ...FOLLOWED }];
    expect(await (await explained(chat, { RULES })).json()).toMatchObject({
      told: [{ target: "sales" }],
      escalations: [
        { target: "leads", channel: "email", rule: "Sales", step: 1, afterMinutes: 15, at: "2026-11-24T07:15:00.000Z" },
      ],
      reminders: [{ target: "sales", channel: "slack", rule: "Sales", afterMinutes: 120 }],
    });
    const words = await (await explained(chat, { RULES }, { ...ADMIN, Accept: "text/plain" })).text();
    expect(words.split("\n").slice(3)).toEqual([
      'leads (email) would hear on 24 Nov 2026, 08:15 (Europe/Budapest), unless somebody has claimed it by then (after 15 min), by the rule "Sales".',
      'sales (slack) would be reminded 2 h after somebody has claimed it, unless it is resolved by then, by the rule "Sales".',
      "",
    ]);
  });

  it("tells by which rule nobody would hear, and who would by default", async () => {
    const silent = await explained({ disposition: "lost", lastQueueName: "Testing" });
    expect(await silent.json()).toMatchObject({ matched: ["Tests"], told: [], suppressedBy: "Tests" });
    const other = await explained({ disposition: "lost" });
    expect(await other.json()).toMatchObject({
      matched: [],
      told: [{ target: "slack", rule: null, at: NOW, held: false }],
    });
  });

  it("asks no rule about a chat that needs no attention, and says whether that is because of spam", async () => {
    const nothing = { reasons: [], matched: [], told: [], suppressedBy: null };
    expect(await (await explained({ disposition: "completed" })).json()).toMatchObject({ ...nothing, spam: false });
    expect(await (await explained({ disposition: "lost", isSpam: 1 })).json()).toMatchObject({
      ...nothing,
      spam: true,
    });
  });

  it("tells who would hear, were the chat not too old", async () => {
    const conversation = [{ from: "Visitor", date: "2025-03-06T14:37:52+01:00", message: "hi" }];
    const chat = { disposition: "lost", slaStatus: "missedAfterSLA", conversation };
    const note = "too old: closed more than 25 days before it came in";
    const rule = "Everything late";
    expect(await (await explained(chat)).json()).toMatchObject({
      told: [],
      suppressed: [
        { target: "sales", channel: "slack", rule, note, code: "too-old", args: { days: 25 } },
        { target: "leads", channel: "email", rule, note, code: "too-old", args: { days: 25 } },
      ],
      suppressedBy: null,
    });
    const young = await explained(chat, { TOO_OLD_DAYS: 1000 });
    expect(await young.json()).toMatchObject({ told: [{ target: "sales" }, { target: "leads" }], suppressed: [] });
  });

  it("tells it in words to who asks for text", async () => {
    const chat = { disposition: "missed", lastQueueName: "Sales HU" };
    const response = await explained(chat, {}, { ...ADMIN, Accept: "text/plain" });
    expect(await response.text()).toBe(
      [
        "Chat 9/1: missed.",
        'Rules that match: "Sales".',
        'sales (slack) would hear on 24 Nov 2026, 08:00 (Europe/Budapest), at the next opening of its hours, by the rule "Sales".',
        "",
      ].join("\n"),
    );
  });

  it("reads an encrypted body as the webhook does", async () => {
    const [vector] = vectors;
    const request = new Request(`${ORIGIN}/rules/explain?iv=${vector?.iv}`, {
      method: "POST",
      body: vector?.body ?? null,
      headers: ADMIN,
    });
    const { response } = await direct(request, { VCC_ENCRYPTION_KEY: vector?.key, VCC_CIPHER: vector?.cipher });
    expect(await response.json()).toMatchObject({ chat: "130/101", reasons: ["lost"], told: [{ target: "slack" }] });
  });

  it("stores and sends nothing", async () => {
    const fetched = vi.spyOn(globalThis, "fetch");
    await explained({ disposition: "lost" });
    await get("/rules/explain", { method: "POST", body: chatBody(1, { disposition: "lost" }) });
    const counts = ["chats", "revisions", "alerts", "deliveries", "quarantine"].map((table) =>
      env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first("n"),
    );
    expect(await Promise.all(counts)).toEqual([0, 0, 0, 0, 0]);
    expect(fetched).not.toHaveBeenCalled();
  });

  it("says of a body that is no chat what was expected, and does not keep it", async () => {
    const response = await get("/rules/explain", { method: "POST", body: "{" });
    expect(response.status).toBe(422);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM quarantine").first("n")).toBe(0);
  });

  it("is 401 without the admin token, before the body is read", async () => {
    expect((await explained({}, {}, {})).status).toBe(401);
  });
});
