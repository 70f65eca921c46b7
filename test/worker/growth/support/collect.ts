import { env } from "cloudflare:workers";
import { vi } from "vitest";

/** One statement as D1 was sent it, by whatever part of the Worker. */
export interface Sent {
  /** Without its line breaks. */
  readonly sql: string;
  /** Rows read, without those of the JSON lists that it was given. */
  readonly read: number;
  readonly written: number;
}

interface Meta {
  readonly rows_read: number;
  readonly rows_written: number;
}

/**
 * Everything that is sent to D1 from now on: by batches and by single statements, from requests, the cron and couriers.
 * So a statement that is new is seen without being named.
 */
export function collectStatements(): { take(): readonly Sent[] } {
  let sent: Sent[] = [];
  const databases = Object.getPrototypeOf(env.DB);
  const statements = Object.getPrototypeOf(env.DB.prepare("SELECT 1"));
  const record = (statement: unknown, { rows_read, rows_written }: Meta) => {
    const { sql, listed } = described(statement);
    sent.push({ sql, read: Math.max(0, rows_read - listed), written: rows_written });
  };
  const { batch } = databases;
  vi.spyOn(databases, "batch").mockImplementation(async function (this: unknown, given: unknown) {
    const results: D1Result[] = await Reflect.apply(batch, this, [given]);
    const all = Array.isArray(given) ? given : [];
    for (const [index, { meta }] of results.entries()) record(all[index], meta);
    return results;
  });
  for (const method of ["run", "all"] as const) {
    const original = statements[method];
    vi.spyOn(statements, method).mockImplementation(async function (this: unknown, ...given: unknown[]) {
      const result: D1Result = await Reflect.apply(original, this, given);
      record(this, result.meta);
      return result;
    });
  }
  return {
    take() {
      const taken = sent;
      sent = [];
      return taken;
    },
  };
}

/** The statement's text, and how many rows its JSON lists yield: D1 counts those as read. */
function described(statement: unknown): { readonly sql: string; readonly listed: number } {
  const text = typeof statement === "object" && statement !== null ? Reflect.get(statement, "statement") : "";
  const given = typeof statement === "object" && statement !== null ? Reflect.get(statement, "params") : [];
  const sql = String(text).replace(/\s+/g, " ").trim();
  const uses = sql.split("json_each(").length - 1;
  const lengths = (Array.isArray(given) ? given : []).flatMap((value) => {
    if (typeof value !== "string" || !value.startsWith("[")) return [];
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? [list.length] : [];
  });
  const each = lengths.length === uses ? lengths : Array.from({ length: uses }, () => Math.max(0, ...lengths));
  return { sql, listed: each.reduce((sum, length) => sum + length, 0) };
}

export function rowsOf(sent: readonly Sent[]): { readonly read: number; readonly written: number } {
  return sent.reduce(({ read, written }, one) => ({ read: read + one.read, written: written + one.written }), {
    read: 0,
    written: 0,
  });
}
