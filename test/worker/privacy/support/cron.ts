import { createScheduledController, env } from "cloudflare:test";
import { vi } from "vitest";
import worker from "../../../../src/index.ts";

const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** So many milliseconds later than the clock shows now. */
export function later(milliseconds: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + milliseconds });
}

/**
 * So many minutes after the next full hour. Statistics are computed when a quarter of an hour or an hour is over, and
 * take their share of a run: what counts runs begins at a set minute.
 */
export function atMinute(minute: number): void {
  const hour = 60 * MINUTE;
  const next = Math.ceil(Date.now() / hour) * hour;
  later(next + minute * MINUTE - Date.now());
}

/** The cron, as often as it is asked for, a minute apart; with changes to the bindings and settings. */
export async function cron(times: number, changes: object = {}): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    later(MINUTE);
    await worker.scheduled(createScheduledController(), { ...env, ...changes });
  }
}
