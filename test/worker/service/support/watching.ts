import { createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { vi } from "vitest";
import worker from "../../../../src/index.ts";

const MINUTE = 60_000;

/** Mondays, so long ago that every alarm is due; each later than anything that is still remembered. */
let start = Date.parse("2010-03-01T09:00:00Z");
const LATER = 10 * 7 * 24 * 60 * MINUTE;

/** What was counted of the deliveries before. */
const FIGURES = ["figures_quarters", "figures_days", "figures_marks", "figures_progress", "figures_ledger"];

/** Nothing is seen yet, and the clock shows 9 o'clock on a Monday. */
export async function newWatch(): Promise<void> {
  start += LATER;
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  await env.DB.batch(
    ["sights", "deliveries", "facts", ...FIGURES].map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
  );
}

/** The clock shows so many minutes after the start. */
export function setClock(minutes: number): void {
  vi.setSystemTime(start + minutes * MINUTE);
}

/** The cron, so many minutes after the start. */
export async function cron(minutes: number, changes: object = {}): Promise<void> {
  setClock(minutes);
  await worker.scheduled(createScheduledController(), { ...env, ...changes });
}

export async function rows(sql: string): Promise<readonly Record<string, unknown>[]> {
  return (await env.DB.prepare(sql).all()).results;
}

/** The deliveries of the self-check. */
export function told(): Promise<readonly Record<string, unknown>[]> {
  return rows("SELECT id, target, status, note FROM deliveries WHERE kind = 'watch' ORDER BY id");
}
