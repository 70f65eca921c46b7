import { env } from "cloudflare:workers";
import * as v from "valibot";
import { slotOf } from "../../../src/alerts/message-state.ts";

/** A delivery as it stands in D1. */
interface Row {
  readonly id: string;
  readonly chat_id: number | null;
  readonly project_id: number | null;
  readonly kind: string;
  readonly target: string;
  readonly rule: string | null;
  readonly other_target: string | null;
  readonly reasons: string;
  readonly status: string;
  readonly note: string | null;
  readonly created_at: number;
  readonly due_at: number;
  readonly ended_at: number | null;
  /** Of versions before messages were kept. */
  readonly attempts: string;
  readonly message: string | null;
  readonly earlier_messages: string | null;
}

export const CREATED = Date.parse("2026-11-24T08:00:00Z");

const FAILED = { message: "m1", at: CREATED + 1_000, milliseconds: 250, outcome: "retry", asked: false };

/** Two attempts that the other side failed, as they are recorded. */
export const FAILURES = [
  { ...FAILED, status: 500, note: "answered 500" },
  { ...FAILED, message: "m2", at: CREATED + 9_000, outcome: "dead", status: 404, note: "answered 404 no_service" },
];

/** Puts a dead delivery of the chat 130/{chat} into D1, with changes. */
export async function recordDelivery(chat: number, changes: Partial<Row> = {}): Promise<string> {
  const target = changes.target ?? "slack";
  const row: Row = {
    id: `130-${chat}-alert-1-${target}`,
    chat_id: chat,
    project_id: 130,
    kind: "alert",
    target,
    rule: null,
    other_target: null,
    reasons: '["lost"]',
    status: "dead",
    note: "answered 404 no_service",
    created_at: CREATED,
    due_at: CREATED,
    ended_at: CREATED + 9_250,
    attempts: JSON.stringify(FAILURES),
    ...{ message: null, earlier_messages: null },
    ...changes,
  };
  await insert("deliveries", { ...row });
  return row.id;
}

async function insert(table: string, row: Readonly<Record<string, string | number | null>>): Promise<void> {
  const names = Object.keys(row);
  const sql = `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
  await env.DB.prepare(sql)
    .bind(...Object.values(row))
    .run();
}

/** An attempt of a message: a failure that says nothing of whether it arrived, with changes. */
export interface AttemptRow {
  readonly at?: number;
  readonly outcome?: string;
  readonly status?: number | null;
  readonly code?: string;
  readonly args?: string;
}

/** As an attempt that was taken. */
export const TAKEN: AttemptRow = { outcome: "sent", status: 200, code: "answered", args: '{"status":200}' };
export const NOT_FOUND: AttemptRow = {
  ...{ outcome: "dead", status: 404, code: "answered", args: '{"status":404,"word":"no_service"}' },
};

/** Puts a message into D1 that covers these deliveries, the first of which leads, with the attempts that are kept of it. */
export async function recordMessage(
  id: string,
  covered: readonly string[],
  attempts: readonly AttemptRow[],
  changes: { readonly status?: string; readonly code?: string; readonly args?: string; readonly due_at?: number } = {},
): Promise<string> {
  const deliveries = JSON.stringify(covered.map((one) => ({ id: one })));
  const when = { created_at: CREATED, due_at: CREATED, ended_at: null, ref: null };
  const message = { id, target: "slack", kind: "alert", form: "rich", deliveries, made: attempts.length, version: 1 };
  await insert("messages", {
    ...message,
    status: "sent",
    code: "answered",
    args: '{"status":200}',
    ...when,
    ...changes,
  });
  const rows = attempts.map(({ at, ...attempt }, index) => ({
    ...{ message: id, slot: slotOf(index + 1), number: index + 1, at: at ?? CREATED + 1_000 * (index + 1) },
    ...{ milliseconds: 250, outcome: "retry", status: null, code: "no-answer", args: '{"seconds":10}' },
    covered: covered.length,
    ...attempt,
  }));
  const bySlot = new Map(rows.map((row) => [row.slot, row]));
  for (const row of bySlot.values()) await insert("attempts", row);
  return id;
}

/** Puts one message's deliveries into D1 as versions did before messages were kept: sent; the first has led the others. */
export async function recordOldMessage(chats: readonly (Partial<Row> & { readonly chat: number })[]): Promise<void> {
  const [leader = "", ...along] = chats.map(({ chat }) => `130-${chat}-alert-1-slack`);
  const sent = { ...FAILED, at: CREATED + 31_000, outcome: "sent", status: 200, note: "answered 200" };
  for (const [place, { chat, ...changes }] of chats.entries()) {
    const attempts = JSON.stringify([{ ...sent, ...(place === 0 ? { along } : { led: leader }) }]);
    await recordDelivery(chat, { status: "sent", note: "answered 200", attempts, ...changes });
  }
}

/** What is on record of a delivery, with the attempts of its messages behind those of its own. */
export async function recorded(id: string) {
  const query = `SELECT status, note, due_at, ended_at, attempts, (
      SELECT json_group_array(json_object('message', message, 'at', at, 'outcome', outcome, 'code', code) ORDER BY at)
      FROM attempts WHERE message = deliveries.message
        OR message IN (SELECT value FROM json_each(deliveries.earlier_messages))
    ) AS later FROM deliveries WHERE id = ?`;
  const { attempts, later, ...row } = v.parse(stored, await env.DB.prepare(query).bind(id).first());
  return { ...row, attempts: [...attempts, ...later] };
}

const stored = v.object({
  status: v.string(),
  note: v.nullable(v.string()),
  due_at: v.number(),
  ended_at: v.nullable(v.number()),
  attempts: v.pipe(v.string(), v.parseJson(), v.array(v.looseObject({ outcome: v.string() }))),
  later: v.pipe(v.string(), v.parseJson(), v.array(v.looseObject({ outcome: v.string() }))),
});
