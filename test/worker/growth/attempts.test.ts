import { createScheduledController, env } from "cloudflare:test";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import worker from "../../../src/index.ts";
import { moved } from "../../demo/moved.ts";
import missed from "../../fixtures/chats/missed-without-agent.json";
import { clockwork } from "../support/clockwork.ts";
import { posted } from "../support/door.ts";
import { collectStatements, rowsOf } from "./support/collect.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const START = Date.UTC(2039, 4, 14, 9, 7);

const SETTINGS = {
  SALES_URL: "https://hooks.slack.test/services/T1/B1/sales",
  LEADS_URL: "https://hooks.slack.test/services/T1/B1/leads",
  TARGETS: {
    sales: { channel: "slack", webhook: "SALES_URL", fallback: "leads" },
    leads: { channel: "slack", webhook: "LEADS_URL" },
  },
  RULES: [{ name: "All", to: ["sales"], escalate: [{ after: "15m", to: ["leads"] }] }],
};

/** So many deliveries in one message. */
const MANY = 500;
/** Pending for the same target. */
const PENDING = 2_000;
/** One target is told of so many at once in another's place. */
const AT_ONCE = 100;

/** Whose alarms ring. */
const targets = ["sales"];
const clock = clockwork(SETTINGS, targets, START, 365 * DAY);
const nothing = { read: 0, written: 0 };

/** Rows that each took. */
const cost = { first: nothing, failed: nothing, redirect: nothing, escalating: nothing };
let attempts: readonly { readonly read: number; readonly written: number }[] = [];

/** Of one chat that is on record, so many more, all due now. */
async function multiply(chat: number, first: number, count: number): Promise<void> {
  const numbers = `WITH RECURSIVE numbers(i) AS (SELECT ${first} UNION ALL SELECT i + 1 FROM numbers
    WHERE i < ${first + count - 1})`;
  const tables = {
    chats: `project_id, revision, revisions, receipt, last_message_at, messages, is_spam, queue, disposition, received_at`,
    revisions: "project_id, revision, digest, received_at, contact_id, encoding, body",
    alerts: `project_id, reasons, number, state, changes, urgency, opened_at, who, since, outcome, summary, contact_id,
      entity_id`,
  };
  for (const [table, columns] of Object.entries(tables)) {
    await env.DB.prepare(
      `INSERT INTO ${table} (chat_id, ${columns}) ${numbers} SELECT i, ${columns}
       FROM numbers CROSS JOIN ${table} WHERE chat_id = ${chat}`,
    ).run();
  }
  await env.DB.prepare(
    `INSERT INTO deliveries (id, chat_id, project_id, kind, target, rule, reasons, status, created_at, due_at)
     ${numbers} SELECT '130-' || i || '-alert-1-sales', i, 130, 'alert', 'sales', 'All', '["missed"]', 'pending',
       ${Date.now()}, ${Date.now()} FROM numbers`,
  ).run();
}

async function pend(kind: string, target: string, first: number, count: number, dueAt: number): Promise<void> {
  await env.DB.prepare(
    `INSERT INTO deliveries (id, chat_id, project_id, kind, target, rule, reasons, status, created_at, due_at)
     WITH RECURSIVE numbers(i) AS (SELECT ${first} UNION ALL SELECT i + 1 FROM numbers WHERE i < ${first + count - 1})
     SELECT '130-' || i || '-${kind}-1-${target}', i, 130, '${kind}', '${target}', 'All', '["missed"]', 'pending',
       ${Date.now()}, ${dueAt} FROM numbers`,
  ).run();
}

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const answer = { status: 200, wait: 0 };
  let requests = 0;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url) => {
    if (!String(url).endsWith("/sales")) return new Response("ok");
    requests += 1;
    const headers = answer.wait === 0 ? {} : { "Retry-After": String(answer.wait) };
    return new Response("ok", { status: answer.status, headers });
  });
  const { take } = collectStatements();
  const rows = () => rowsOf(take());
  const pass = (milliseconds: number) => clock.until(Date.now() + milliseconds);
  const post = async (chatId: number) => {
    const body = { ...moved(missed, Date.now() - SECOND), chatId, contactId: chatId, entityId: chatId };
    const response = await clock.ask(posted(JSON.stringify(body)));
    if (response.status !== 200) throw new Error(`answered ${response.status}`);
  };

  await post(1);
  await pass(MINUTE);
  await pend("escalation", "leads", 100_000, PENDING, Date.now() + 100 * DAY);
  take();
  await post(2);
  cost.escalating = rows();
  await pass(MINUTE);

  answer.status = 500;
  await post(3);
  take();
  await pass(2 * SECOND);
  cost.failed = rows();
  answer.status = 200;
  await pass(10 * MINUTE);

  Object.assign(answer, { status: 429, wait: 60 });
  await multiply(2, 10_000, MANY);
  await worker.scheduled(createScheduledController(), { ...env, ...SETTINGS });
  take();
  await pass(30 * SECOND);
  cost.first = rows();
  const all: { read: number; written: number }[] = [];
  for (let attempt = 2; attempt <= 40; attempt += 1) {
    const before = requests;
    await pass(MINUTE);
    if (requests !== before + 1) throw new Error(`attempt ${attempt} was ${requests - before} requests`);
    all.push(rows());
  }
  attempts = all;
  answer.status = 200;
  await pass(10 * MINUTE);

  Object.assign(answer, { status: 429, wait: 7_200 });
  await post(4);
  await pass(2 * SECOND);
  await pend("alert", "sales", 200_000, PENDING, Date.now() + 100 * DAY);
  await multiply(2, 20_000, AT_ONCE);
  await worker.scheduled(createScheduledController(), { ...env, ...SETTINGS });
  take();
  await pass(SECOND);
  cost.redirect = rows();
  const told = await env.DB.prepare(
    "SELECT count(*) AS n FROM deliveries WHERE target = 'leads' AND kind = 'alert'",
  ).first("n");
  if (told !== AT_ONCE + 1) throw new Error(`${told} were told to another`);
}, 120_000);

afterAll(async () => {
  vi.restoreAllMocks();
  targets.push("leads");
  await clock.end();
});

it("a webhook whose rule escalates reads few rows, whatever is pending for that target", () => {
  expect(cost.escalating.read).toBeLessThanOrEqual(40);
  expect(cost.escalating.written).toBeLessThanOrEqual(20);
});

it("an attempt that fails writes five rows at most", () => {
  expect(cost.failed.written).toBeGreaterThan(0);
  expect(cost.failed.written).toBeLessThanOrEqual(5);
});

it("the first one of many deliveries writes once that each is in the message", () => {
  expect(cost.first.written).toBeLessThanOrEqual(MANY + 5);
  expect(cost.first.read).toBeLessThanOrEqual(10 * MANY);
});

it("each further one writes as few as that of one delivery, however many there were before", () => {
  expect(attempts).toHaveLength(39);
  expect(attempts.filter(({ written }) => written > 5)).toEqual([]);
  expect(attempts.filter(({ read }) => read > 5 * MANY)).toEqual([]);
});

it("what is told to another while a target asks to be left alone is found without the rest", () => {
  expect(cost.redirect.written).toBeLessThanOrEqual(6 * AT_ONCE);
  expect(cost.redirect.read).toBeLessThanOrEqual(15 * AT_ONCE);
});
