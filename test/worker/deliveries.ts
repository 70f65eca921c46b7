import { env } from "cloudflare:workers";
import * as v from "valibot";

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
  readonly attempts: string;
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
    ...changes,
  };
  const names = Object.keys(row);
  const sql = `INSERT INTO deliveries (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
  await env.DB.prepare(sql)
    .bind(...Object.values(row))
    .run();
  return row.id;
}

/** Puts one message's deliveries into D1, as sent; the first has led the others. */
export async function recordMessage(chats: readonly (Partial<Row> & { readonly chat: number })[]): Promise<void> {
  const [leader = "", ...along] = chats.map(({ chat }) => `130-${chat}-alert-1-slack`);
  const sent = { ...FAILED, at: CREATED + 31_000, outcome: "sent", status: 200, note: "answered 200" };
  for (const [place, { chat, ...changes }] of chats.entries()) {
    const attempts = JSON.stringify([{ ...sent, ...(place === 0 ? { along } : { led: leader }) }]);
    await recordDelivery(chat, { status: "sent", note: "answered 200", attempts, ...changes });
  }
}

/** What is on record of a delivery. */
export async function recorded(id: string) {
  const query = "SELECT status, note, due_at, ended_at, attempts FROM deliveries WHERE id = ?";
  return v.parse(stored, await env.DB.prepare(query).bind(id).first());
}

const stored = v.object({
  status: v.string(),
  note: v.nullable(v.string()),
  due_at: v.number(),
  ended_at: v.nullable(v.number()),
  attempts: v.pipe(v.string(), v.parseJson(), v.array(v.looseObject({ outcome: v.string(), note: v.string() }))),
});
