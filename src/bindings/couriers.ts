import { limitWarningTarget } from "../delivery/warnings/limit-warning.ts";
import type { Limit } from "../store/d1-failure.ts";
import { isolateOf } from "./isolate.ts";
import { readOf, settingsOf } from "./settings.ts";

/** Of the jurisdiction that the settings name: there each target has a courier of its own, unlike that of anywhere. */
export function courierOf(env: Env, target: string) {
  return couriersOf(env).getByName(target);
}

/** Whose courier the target's is now. */
export function courierIdOf(env: Env, target: string): DurableObjectId {
  return couriersOf(env).idFromName(target);
}

function couriersOf(env: Env) {
  const { jurisdiction } = readOf(env);
  return jurisdiction === null ? env.COURIER : env.COURIER.jurisdiction(jurisdiction);
}

export async function wake(env: Env, target: string): Promise<void> {
  await courierOf(env, target).wake(target);
}

/** Has one target's courier say that D1 has reached a limit: that needs no D1. Once a minute, and nothing in between. */
export async function noticeLimit(env: Env, limit: Limit, now: number): Promise<void> {
  const settings = settingsOf(env);
  if (!settings.ok) return;
  const { watch, targets } = settings.config;
  const hearer = limitWarningTarget(watch.engineers, [...targets.keys()]);
  if (hearer !== null && isolateOf(env).mayNotice(now)) await courierOf(env, hearer).noticeLimit(hearer, limit);
}
