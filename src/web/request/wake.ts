import type { Context } from "./context.ts";

/** Wakes couriers. One that cannot be woken now is woken by the cron. */
export async function wake(targets: readonly string[], context: Pick<Context, "wake" | "log">): Promise<void> {
  const failed = () => context.log({ event: "wake", outcome: "failed" });
  await Promise.all(targets.map((target) => context.wake(target).catch(failed)));
}
