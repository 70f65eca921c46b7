import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NO_SUMMARY } from "../../../src/alerts/summary.ts";
import { alertsBefore, earlierAlerts } from "../../../src/store/alerts/earlier.ts";
import { type Database, openDatabase } from "../../../src/store/database.ts";

const read = { rows: 0 };
const counting: Database = {
  async batch(statements) {
    const results = await env.DB.batch<Record<string, unknown>>(
      statements.map(({ sql, values }) => env.DB.prepare(sql).bind(...values)),
    );
    read.rows += results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
    return results.map((result) => result.results);
  },
};
const db = openDatabase(env.DB, new AbortController().signal);

/** As many alerts as VCC Live has visitors without a name, all of one contact and one entity; half of them spam. */
const SHARED = { contactId: 9, entityId: 9 };
const COUNT = 20_000;

beforeAll(async () => {
  const ids = JSON.stringify(Array.from({ length: COUNT }, (_, index) => index + 1));
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, messages, is_spam, received_at)
       SELECT value, 130, 1, 1, '', 0, value % 2, value FROM json_each(?)`,
    ).bind(ids),
    env.DB.prepare(
      `INSERT INTO alerts (chat_id, project_id, reasons, number, state, changes, urgency, opened_at, since, summary,
         contact_id, entity_id)
       SELECT value, 130, '["lost"]', 1, iif(value % 10 = 0, 'open', 'resolved'), 1, 3, value, value, ?, 9, 9
       FROM json_each(?)`,
    ).bind(JSON.stringify(NO_SUMMARY), ids),
  ]);
});

beforeEach(() => {
  read.rows = 0;
});

describe("where every visitor shares one contact and one entity", () => {
  it("the earlier alerts of one are counted as many, and few of them are read", async () => {
    const { isMore, latest } = await earlierAlerts(counting, { projectId: 130, chatId: COUNT }, SHARED, 3);
    expect(isMore).toBe(true);
    expect(latest).toHaveLength(3);
    expect(read.rows).toBeLessThan(150);
  });

  it("so are those of a page of the inbox", async () => {
    const keys = Array.from({ length: 50 }, (_, index) => ({ projectId: 130, chatId: COUNT - index * 10 }));
    const before = await alertsBefore(counting, keys);
    expect(before.get(`130/${COUNT}`)).toBeGreaterThan(10);
    expect(read.rows).toBeLessThan(2_500);
  });
});

it("each earlier alert counts once, whether it is known by the contact, the entity or both", async () => {
  const alert = (chat: number, contact: number | null, entity: number | null) =>
    env.DB.prepare(
      `INSERT INTO alerts (chat_id, project_id, reasons, number, state, changes, urgency, opened_at, since, summary,
         contact_id, entity_id) VALUES (?, 131, '["lost"]', 1, 'open', 1, 3, ?, 1, ?, ?, ?)`,
    ).bind(chat, chat, JSON.stringify(NO_SUMMARY), contact, entity);
  await env.DB.batch([
    alert(1, 5, 6),
    alert(2, 5, null),
    alert(3, null, 6),
    alert(4, 7, 6),
    alert(5, 7, 8),
    alert(6, 5, 6),
    env.DB.prepare(
      `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, messages, is_spam, received_at)
       SELECT value, 131, 1, 1, '', 0, 0, value FROM json_each('[1, 2, 3, 4, 5, 6]')`,
    ),
  ]);
  const key = { projectId: 131, chatId: 6 };
  const { count, latest } = await earlierAlerts(db, key, { contactId: 5, entityId: 6 }, 10);
  expect(count).toBe(4);
  expect(latest.map(({ key: { chatId } }) => chatId)).toEqual([4, 3, 2, 1]);
  expect([...(await alertsBefore(db, [key]))]).toEqual([["131/6", 4]]);
});
