import { describe, expect, it } from "vitest";
import { cronState, hasStalled } from "../../src/web/cron-state.ts";

const NOW = Date.parse("2026-11-24T09:00:00Z");
const MINUTE = 60_000;

const ran = (minutes: number) => ({ at: NOW - minutes * MINUTE, awaitedSince: null });
const awaited = (minutes: number) => ({ at: null, awaitedSince: NOW - minutes * MINUTE });
const UNKNOWN = { at: null, awaitedSince: null };

describe("the cron", () => {
  it.each([
    ["ok", "ok", "ran a moment ago", ran(0)],
    ["ok", "ok", "ran ten minutes ago", ran(10)],
    ["failing", "waiting", "ran longer ago", ran(10.1)],
    ["waiting", "waiting", "is still to run for the first time, 30 minutes after the migration", awaited(30)],
    ["failing", "waiting", "did not run at all for longer", awaited(30.1)],
    ["waiting", "waiting", "is not known of yet", UNKNOWN],
  ])("is %s, on loopback %s, where it %s", (state, onLoopback, _, runs) => {
    expect([cronState(runs, false, NOW), cronState(runs, true, NOW)]).toEqual([state, onLoopback]);
  });

  it.each([
    [false, "a run is three minutes ago", ran(3)],
    [true, "a run is longer ago", ran(3.1)],
    [true, "there was none yet", awaited(0)],
  ])("has stalled: %s, where %s", (stalled, _, runs) => {
    expect(hasStalled(runs, NOW)).toBe(stalled);
  });
});
