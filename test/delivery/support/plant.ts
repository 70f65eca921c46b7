import { env } from "cloudflare:test";
import type { Delivery } from "../../../src/alerts/delivery.ts";
import type { Outcome } from "../../../src/channels/channel.ts";
import type { Message } from "../../../src/channels/message.ts";
import type { Composed } from "../../../src/delivery/courier/ports.ts";
import type { World } from "./world.ts";

export const SENT: Outcome = { kind: "sent", status: 200, result: { code: "answered", status: 200 } };
export const FAILED: Outcome = { kind: "retry", status: 500, result: { code: "answered", status: 500 } };
export const REFUSED: Outcome = { kind: "dead", status: 400, result: { code: "answered", status: 400 } };

/** The other side asks for a pause until this instant. */
export function asksUntil(waitUntil: number): Outcome {
  return { kind: "retry", status: 429, result: { code: "answered", status: 429 }, waitUntil };
}

let planted = 0;

/** Deliveries of chats that nobody stored, due now: enough for what does not look at the chats. Returns their ids. */
export async function plant(
  { target, now }: World,
  count: number,
  { kind = "alert", dueAt = now }: { readonly kind?: string; readonly dueAt?: number } = {},
): Promise<readonly string[]> {
  const rows = Array.from({ length: count }, () => {
    planted += 1;
    return { chat: 100_000 + planted, id: `7-${100_000 + planted}-${kind}-1-${target}` };
  });
  await env.DB.prepare(
    `INSERT INTO deliveries (id, chat_id, project_id, kind, target, reasons, status, created_at, due_at)
     SELECT value ->> 'id', value ->> 'chat', 7, ?, ?, '["lost"]', 'pending', ?, ? FROM json_each(?)`,
  )
    .bind(kind, target, now, dueAt, JSON.stringify(rows))
    .run();
  return rows.map(({ id }) => id);
}

const NOTHING = {
  kind: "alert" as const,
  ...{ language: "en", summary: "", facts: [], quote: null, items: [], footnotes: [], links: [], about: null },
  plain: false,
};

/** Says which deliveries it tells of, and nothing of any chat. */
export async function composeIds(together: readonly Delivery[]): Promise<Composed> {
  const message: Message = { ...NOTHING, title: together.map(({ id }) => id).join(" ") };
  return { message, members: together, suppressed: [] };
}

/** The ids that each message told of, in the order in which the other side got them. */
export function toldIds({ got }: World): readonly (readonly string[])[] {
  return got.map(({ title }) => title.split(" "));
}

/** Every row, as it stands. */
export async function rowsOf(sql: string, ...values: readonly (string | number)[]) {
  return (
    await env.DB.prepare(sql)
      .bind(...values)
      .all<Readonly<Record<string, unknown>>>()
  ).results;
}

/** D1 permanently refuses whatever changes this row, until what is returned is called. Ids of tests need no quoting. */
export async function poison(table: "deliveries" | "messages", id: string): Promise<() => Promise<unknown>> {
  poisons += 1;
  const name = `poison_${poisons}`;
  await env.DB.prepare(
    `CREATE TRIGGER ${name} BEFORE UPDATE ON ${table} WHEN OLD.id = '${id}' BEGIN SELECT RAISE(ABORT, 'poisoned'); END`,
  ).run();
  return () => env.DB.prepare(`DROP TRIGGER ${name}`).run();
}

let poisons = 0;

/** What a person sees of it. */
export const setAside = ({ target }: World) =>
  rowsOf("SELECT id, code FROM set_aside WHERE target = ? ORDER BY id", target);

/** How many deliveries stand how. */
export async function status({ target }: World): Promise<Readonly<Record<string, unknown>>> {
  const rows = await rowsOf("SELECT status, count(*) AS n FROM deliveries WHERE target = ? GROUP BY status", target);
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

export const messagesOf = ({ target }: World) =>
  rowsOf("SELECT * FROM messages WHERE target = ? ORDER BY created_at, id", target);
