import { env } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import { direct } from "../support/direct.ts";

const SECRETS = { SALES_URL: "https://hooks.slack.test/services/T1/B1/sales" };
const TARGETS = { sales: { channel: "slack", webhook: "SALES_URL" } };
const HOURS = { office: { open: ["Mon-Fri 08:00-16:00"], closed: ["2026-11-24"] } };
const RULES = [
  { name: "Tests", match: { queue: "Test*" }, to: [] },
  { name: "Sales", match: { queue: "Sales*" }, to: ["sales"], hours: "office", except: ["lost"] },
];
const settings = { ...SECRETS, TARGETS, HOURS, RULES, TIME_ZONE: "Europe/Budapest" };

let chats = 0;

/** What becomes of a chat that comes in on the evening of Monday, 23 November 2026; Tuesday is a holiday. */
async function recorded(chat: object) {
  chats += 1;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-23T19:00:00+01:00") });
  const body = JSON.stringify({ projectId: 9, chatId: chats, ...chat });
  const url = "https://alerts.test/webhooks/vcc/chat?secret-key=test-vcc-secret-of-32-characters";
  const woken: string[] = [];
  const COURIER = { getByName: () => ({ wake: async (target: string) => void woken.push(target) }) };
  const { response, rest } = await direct(new Request(url, { method: "POST", body }), { ...settings, COURIER });
  await rest;
  vi.useRealTimers();
  const query = "SELECT target, rule, status, note, code, due_at FROM deliveries WHERE project_id = 9 AND chat_id = ?";
  const { results } = await env.DB.prepare(query).bind(chats).all<{ due_at: number }>();
  const rows = results.map(({ due_at, ...row }) => ({ ...row, due: new Date(due_at).toISOString() }));
  return { answer: await response.json(), rows, woken };
}

const NOW = "2026-11-23T18:00:00.000Z";
const OPENING = "2026-11-25T07:00:00.000Z";

describe("by the rules, a chat", () => {
  it("is held until the next opening, outside the hours", async () => {
    const { answer, rows } = await recorded({ disposition: "missed", lastQueueName: "Sales HU" });
    expect(rows).toEqual([{ target: "sales", rule: "Sales", status: "pending", note: null, code: null, due: OPENING }]);
    expect(answer).toMatchObject({ targets: ["sales"] });
  });

  it("goes out at once for a reason that is excepted", async () => {
    const { rows } = await recorded({ disposition: "lost", firstQueueName: "sales" });
    expect(rows).toMatchObject([{ target: "sales", due: NOW }]);
  });

  it("is suppressed with the rule's name as the reason, and nobody is woken", async () => {
    const { answer, rows, woken } = await recorded({ disposition: "lost", lastQueueName: "Testing" });
    const [note, code] = ['the rule "Tests" tells nobody', "rule-notifies-nobody"];
    expect(rows).toEqual([{ target: "-", rule: "Tests", status: "suppressed", note, code, due: NOW }]);
    expect(answer).toMatchObject({ status: "stored", reasons: ["lost"], targets: [] });
    expect(woken).toEqual([]);
  });

  it("goes to the default target when no rule matches, by no rule's name", async () => {
    const { rows, woken } = await recorded({ disposition: "lost", lastQueueName: "Support" });
    expect(rows).toEqual([{ target: "slack", rule: null, status: "pending", note: null, code: null, due: NOW }]);
    expect(woken).toEqual(["slack"]);
  });

  it("is decided anew for reasons that are new: each reason goes where its rule says", async () => {
    const { rows } = await recorded({
      disposition: "completed",
      slaStatus: "answeredAfterSLA",
      lastQueueName: "Sales",
    });
    expect(rows).toMatchObject([{ target: "sales", due: OPENING }]);
    chats -= 1;
    const changed = await recorded({ disposition: "lost", slaStatus: "answeredAfterSLA", lastQueueName: "Sales" });
    expect(changed.rows.map(({ due }) => due)).toEqual([OPENING, NOW]);
  });
});
