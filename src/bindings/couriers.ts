import { limitWarningTarget } from "../delivery/warnings/limit-warning.ts";
import type { Limit } from "../store/d1-failure.ts";
import { isolateOf } from "./isolate.ts";
import { readOf, settingsOf } from "./settings.ts";

/** The courier in the configured jurisdiction. A target has a separate courier in each jurisdiction. */
export function courierOf(env: Env, target: string) {
  return couriersOf(env).getByName(target);
}

/** The id of the target's current courier. */
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

/** Lets one target's courier send the warning about a D1 limit, because that needs no D1. At most once a minute. */
export async function noticeLimit(env: Env, limit: Limit, now: number): Promise<void> {
  const settings = settingsOf(env);
  if (!settings.ok) return;
  const { watch, targets } = settings.config;
  const recipient = limitWarningTarget(watch.engineers, [...targets.keys()]);
  if (recipient !== null && isolateOf(env).mayNotice(now))
    await courierOf(env, recipient).noticeLimit(recipient, limit);
}
