import { env } from "cloudflare:workers";
import { NO_SUMMARY } from "../../../../src/alerts/summary.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How much is on record, and whose it is. */
export interface Size {
  /** Of chats, alerts, deliveries, entries of the audit list, erasures and copies each. */
  readonly history: number;
  readonly open: number;
  /** Every chat is of one contact and one entity. */
  readonly shared: boolean;
}

/** One customer has so many chats; who else there is, one each. */
export const CUSTOMER = { contactId: 77, entityId: 78, chats: 20 };
const PENDING = 500;

/** Ids of what is there, whatever the size. */
export const KNOWN = {
  project: 130,
  /** One of the customer's, with an alert that is resolved. */
  chat: 5,
  delivery: "130-5-alert-1-slack",
  quarantine: "5".padStart(64, "0"),
  erasure: "chat-130-5000001",
};

const tablesQuery = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
  AND name NOT LIKE '%cf_%' AND name <> 'd1_migrations'`;

/** Nothing but this is stored afterwards. Everything lies within the last 170 days. */
export async function seed({ history, open, shared }: Size, now: number): Promise<void> {
  const { results } = await env.DB.prepare(tablesQuery).all<{ name: string }>();
  await env.DB.batch(results.map(({ name }) => env.DB.prepare(`DELETE FROM ${name}`)));
  const summary = JSON.stringify({ ...NO_SUMMARY, customer: "Visitor", queue: "Sales", words: "Hello?" });
  const body = JSON.stringify({ chatId: 5, projectId: 130, contactId: CUSTOMER.contactId, disposition: "lost" });
  /** From 1 on, and when each came: the first are the latest. */
  const numbers = `WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${history})`;
  const at = `(${now - 10 * MINUTE} - CAST(i * ${(170 * DAY) / history} AS INTEGER))`;
  const contact = shared ? "9" : `iif(i <= ${CUSTOMER.chats}, ${CUSTOMER.contactId}, 1000 + i)`;
  const entity = shared ? "9" : `iif(i <= ${CUSTOMER.chats}, ${CUSTOMER.entityId}, 5000000 + i)`;
  // One in two has a number that everybody else has too.
  const number = "iif(i % 2 = 0, '+36301234567', '+36' || (200000000 + i))";
  // The customer's own are resolved.
  const isOpen = `i > ${CUSTOMER.chats} AND i <= ${CUSTOMER.chats + open}`;
  const put = (sql: string, ...values: readonly (string | number)[]) =>
    env.DB.prepare(sql.replace("SELECT", `${numbers} SELECT`)).bind(...values);
  const from = "FROM numbers WHERE true";
  for (const statement of [
    put(
      `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, last_message_at, messages, is_spam, queue,
         disposition, received_at)
       SELECT i, 130, 1, 1, '', ${at}, 4, 0, 'Queue ' || (i % 12), 'lost', ${at} ${from}`,
    ),
    put(
      `INSERT INTO revisions (chat_id, project_id, revision, digest, received_at, contact_id, entity_id, columns_read,
         encoding, body)
       SELECT i, 130, 1, 'digest ' || i, ${at}, ${contact}, ${entity}, 1, 'utf-8', ? ${from}`,
      body,
    ),
    // All of them have been read for their columns.
    env.DB.prepare("INSERT INTO facts (name, value) VALUES ('chat-columns', ?)").bind(
      JSON.stringify({ after: { receivedAt: now, chatId: 0, projectId: 0 }, throughAt: now, looking: null }),
    ),
    put(
      `INSERT INTO alerts (chat_id, project_id, reasons, number, state, changes, urgency, opened_at, who, since, outcome,
         summary, contact_id, entity_id)
       SELECT i, 130, '["lost"]', 1, iif(${isOpen}, iif(i % 4 = 0, 'claimed', 'open'), 'resolved'), 2, 2, ${at},
         iif(${isOpen} AND i % 4 <> 0, NULL, 'jane.smith@example.com'), ${at} + 60000,
         iif(${isOpen}, NULL, 'called-back'), json_set(?, '$.numbers', json_array(${number})), ${contact}, ${entity} ${from}`,
      summary,
    ),
    put(
      `INSERT INTO follow_ups (chat_id, project_id, change, at, who, door, action)
       SELECT i, 130, 1, ${at} + 60000, 'jane.smith@example.com', 'access', 'claim' ${from}`,
    ),
    put(
      `INSERT INTO deliveries (id, chat_id, project_id, kind, target, reasons, status, note, created_at, due_at, ended_at,
         message)
       SELECT '130-' || i || '-alert-1-slack', i, 130, 'alert', 'slack', '["lost"]', iif(i % 50 = 0, 'dead', 'sent'),
         'answered 200', ${at}, ${at}, ${at} + 1000, iif(i <= 1000, 'message ' || i, NULL) ${from}`,
    ),
    // Each of the latest was in a message of its own, with as many attempts as are kept; so was each dead one that is shown at either size.
    put(
      `INSERT INTO messages (id, target, kind, form, deliveries, status, code, args, made, version, created_at, due_at,
         ended_at)
       SELECT 'message ' || i, 'slack', 'alert', 'rich', json_array(json_object('id', '130-' || i || '-alert-1-slack')),
         'sent', 'answered', '{"status":200}', 47, 47, ${at}, ${at}, ${at} + 1000 ${from} AND (i <= 50 OR (i <= 1000 AND i % 50 = 0))`,
    ),
    put(
      `INSERT INTO attempts (message, slot, number, at, milliseconds, outcome, status, code, args, covered)
       SELECT 'message ' || i, value, iif(value = 0, 1, 27 + value), ${at}, 250, 'retry', 500, 'answered',
         '{"status":500}', 1 FROM numbers CROSS JOIN json_each(?) WHERE i <= 50`,
      JSON.stringify(Array.from({ length: 21 }, (_, slot) => slot)),
    ),
    put(
      `INSERT INTO audit (at, id, who, door, action, chat_id, project_id, what)
       SELECT ${at}, 'audit ' || i, 'jane.smith@example.com', 'access', 'opened', i, 130, 'revision 1 as html' ${from}`,
    ),
    // Of a token that is none any more.
    put(
      `INSERT INTO sessions (id, token, role, name, browser, made_at, used_at, ends_at)
       SELECT printf('%064d', i), 'another', 'admin', 'Jane Smith', '', ${at}, ${now}, ${now + DAY} ${from}`,
    ),
    // Tokens of Mailgun, which the cron is about to forget.
    put(
      `INSERT INTO interactions (digest, signature, request, at)
       SELECT 'mailgun-' || printf('%064d', i), 'signature', 'request', ${now} ${from}`,
    ),
    // Every day until today is sealed.
    put(
      `INSERT INTO audit_seals (day, row_count, previous, hash, sealed_at)
        SELECT ${Math.floor(now / DAY)} - i, 1, 'seal', 'seal', ${now - 7 * 60 * MINUTE} ${from} AND i <= 171`,
    ),
    put(
      `INSERT INTO erasures (id, kind, project_id, subject, who, door, asked_at, step, seen, unreadable, chats, revisions,
         alerts, deliveries, quarantined, ended_at)
       SELECT 'chat-130-' || (5000000 + i), 'chat', 130, 5000000 + i, 'admin', 'token', ${at}, 'done', '', 0, 1, 1, 1, 1,
         0, ${at} + 60000 ${from}`,
    ),
    // Copies that are deleted once more, later.
    put(
      `INSERT INTO stale_copies (chat_id, project_id, revision, due_at, again_at, erasure)
       SELECT 5000000 + i, 130, 1, ${now + DAY}, NULL, iif(i % 2 = 0, NULL, 'chat-130-' || (5000000 + i)) ${from}`,
    ),
    put(
      `INSERT INTO quarantine (id, count, first_at, last_at, problem, encrypted, iv, body)
       SELECT printf('%064d', i), 1, ${at}, ${at}, 'chatId: expected a whole number', 0, '', 'e30=' ${from}`,
    ),
    put(`INSERT INTO expiries (begun_at, before, after_chat_id, after_project_id, chats, quarantined, ended_at)
       SELECT ${now - 60 * MINUTE} - i * 43200000, 1, 0, 0, 0, 0, ${now - 59 * MINUTE} - i * 43200000 ${from} AND i <= 340`),
    // What waits for an hour that has not come, and for whoever does not claim.
    put(
      `INSERT INTO deliveries (id, chat_id, project_id, kind, target, reasons, status, created_at, due_at)
       SELECT '130-' || (${CUSTOMER.chats} + i % ${open} + 1) || '-' || iif(i % 2 = 0, 'alert', 'escalation') || '-9' || i
         || '-slack', ${CUSTOMER.chats} + i % ${open} + 1, 130, iif(i % 2 = 0, 'alert', 'escalation'), 'slack',
         '["lost"]', 'pending', ${now - MINUTE}, ${now + DAY} ${from} AND i <= ${PENDING}`,
    ),
  ])
    await statement.run();
}
