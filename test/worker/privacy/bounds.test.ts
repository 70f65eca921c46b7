import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { but } from "../support/direct.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { cron, DAY, later } from "./support/cron.ts";
import { erasure, settled } from "./support/erasure.ts";
import { empty } from "./support/everything.ts";
import { asAfterAnUpdate } from "./support/older.ts";
import { chatOf, KEY, sealInQuarantine } from "./support/planted.ts";

/** What the Free plan gives one run, of statements and of requests to anything else; and what the cron allows itself. */
const FREE = 50;
const A_RUN = 45;

nobodyDelivers();
beforeEach(empty);
afterEach(() => vi.useRealTimers());

/** D1 and KV, and how much a run has asked of each: every statement of a batch is one. */
function counting() {
  const asked = { statements: 0, rowsRead: 0, copies: 0 };
  const batch = async (statements: D1PreparedStatement[]) => {
    asked.statements += statements.length;
    const results = await env.DB.batch(statements);
    asked.rowsRead += results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
    return results;
  };
  const remove = (name: string) => {
    asked.copies += 1;
    return env.TRANSCRIPTS.delete(name);
  };
  const changes = { DB: but(env.DB, { batch }), TRANSCRIPTS: but(env.TRANSCRIPTS, { delete: remove }) };
  return { asked, changes: { ...changes, VCC_ENCRYPTION_KEY: KEY } };
}

describe("what one run asks for is within the Free plan", () => {
  it("where a contact has more chats, revisions and bodies in quarantine than one can erase", async () => {
    for (let chat = 1; chat <= 45; chat += 1) await settled(chatOf(9, chat));
    for (let revision = 1; revision <= 30; revision += 1) await settled(chatOf(9, 1, { ticketId: revision }));
    for (let chat = 101; chat <= 145; chat += 1) await sealInQuarantine(chatOf(9, chat));
    const request = counting();
    expect((await erasure("DELETE", "/contacts/130/9", request.changes)).status).toBe(202);
    expect(request.asked.statements).toBeLessThanOrEqual(FREE);
    expect(request.asked.copies).toBeLessThanOrEqual(FREE);
    for (let minute = 0; minute < 12; minute += 1) {
      const run = counting();
      await cron(1, run.changes);
      expect(run.asked.statements).toBeLessThanOrEqual(A_RUN);
      expect(run.asked.copies).toBeLessThanOrEqual(FREE);
    }
    const { body } = await erasure("GET", "/erasures/contact-130-9");
    expect(body).toMatchObject({ status: "done", erased: { chats: 90, revisions: 75, quarantined: 45 } });
  });

  it.each([true, false])(
    "where an entity has more than one can erase, and older chats have still to be read: %s",
    async (afterAnUpdate) => {
      for (let chat = 1; chat <= 45; chat += 1) await settled(chatOf(9, chat, { entityId: 7 }));
      for (let chat = 101; chat <= 125; chat += 1) await sealInQuarantine(chatOf(9, chat, { entityId: 7 }));
      if (afterAnUpdate) await asAfterAnUpdate();
      for (let requests = 0; requests < 8; requests += 1) {
        const request = counting();
        await erasure("DELETE", "/entities/130/7", request.changes);
        expect(request.asked.statements).toBeLessThanOrEqual(FREE);
      }
      for (let minute = 0; minute < 12; minute += 1) {
        const run = counting();
        await cron(1, run.changes);
        expect(run.asked.statements).toBeLessThanOrEqual(A_RUN);
      }
      const { body } = await erasure("GET", "/erasures/entity-130-7");
      expect(body).toMatchObject({ status: "done", erased: { chats: 70, quarantined: 25 } });
    },
  );

  it("where more has expired than one can take", async () => {
    for (let chat = 1; chat <= 210; chat += 1) await settled(chatOf(9, chat));
    for (let chat = 301; chat <= 520; chat += 1) await sealInQuarantine(chatOf(9, chat));
    later(180 * DAY);
    for (let minute = 0; minute < 12; minute += 1) {
      const run = counting();
      await cron(1, run.changes);
      expect(run.asked.statements).toBeLessThanOrEqual(A_RUN);
      expect(run.asked.copies).toBeLessThanOrEqual(FREE);
    }
    const left = "SELECT (SELECT count(*) FROM quarantine) + (SELECT count(*) FROM stale_copies) AS n";
    expect(await env.DB.prepare(left).first("n")).toBe(0);
  });

  it("and reads few rows, however much else is stored", async () => {
    const chats = JSON.stringify(Array.from({ length: 3_000 }, (_, index) => index + 1_000));
    const fill = (sql: string) => env.DB.prepare(`${sql} FROM json_each(?)`).bind(chats);
    await env.DB.batch([
      fill(`INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, messages, is_spam, received_at)
            SELECT value, 130, 1, 1, '', 0, 0, 9e14`),
      fill(`INSERT INTO revisions (chat_id, project_id, revision, digest, received_at, contact_id, columns_read, encoding, body)
            SELECT value, 130, 1, '', 9e14, 8, 1, 'utf-8', '{}'`),
      fill("INSERT INTO rest SELECT 'revision/130/' || value || '/1', 1, ''"),
      fill(`INSERT INTO alerts (chat_id, project_id, reasons, number, state, changes, urgency, opened_at, since, summary)
            SELECT value, 130, '[]', 1, 'open', 0, 0, 9e14, 9e14, '{}'`),
      fill(`INSERT INTO deliveries (id, kind, target, reasons, status, created_at, due_at)
            SELECT '130-' || value || '-alert-1-slack', 'alert', 'slack', '[]', 'sent', 9e14, 9e14`),
    ]);
    await settled(chatOf(9, 1));
    const request = counting();
    expect((await erasure("DELETE", "/contacts/130/9", request.changes)).status).toBe(200);
    expect(request.asked.rowsRead).toBeLessThan(110);
    const run = counting();
    await cron(1, run.changes);
    // What is due of each job, and nothing of the others' chats.
    expect(run.asked.rowsRead).toBeLessThan(2_500);
  });
});
