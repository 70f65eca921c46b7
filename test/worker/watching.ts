import { createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { vi } from "vitest";
import worker from "../../src/index.ts";

const MINUTE = 60_000;

/** A Monday, long enough ago that every alarm is due. */
export const START = Date.parse("2026-03-02T09:00:00Z");

/** Nothing is seen yet, and the clock shows the start. */
export async function newWatch(): Promise<void> {
  vi.useFakeTimers({ toFake: ["Date"], now: START });
  await env.DB.batch(["sights", "deliveries", "facts"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
}

/** The cron, so many minutes after the start. */
export async function cron(minutes: number, changes: object = {}): Promise<void> {
  vi.setSystemTime(START + minutes * MINUTE);
  await worker.scheduled(createScheduledController(), { ...env, ...changes });
}

export async function rows(sql: string): Promise<readonly Record<string, unknown>[]> {
  return (await env.DB.prepare(sql).all()).results;
}

/** The watchman's deliveries. */
export function told(): Promise<readonly Record<string, unknown>[]> {
  return rows("SELECT id, target, status, note FROM deliveries WHERE kind = 'watch' ORDER BY id");
}
