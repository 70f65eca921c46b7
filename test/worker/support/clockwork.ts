import {
  createScheduledController,
  env,
  evictDurableObject,
  runDurableObjectAlarm,
  runInDurableObject,
} from "cloudflare:test";
import { vi } from "vitest";
import worker from "../../../src/index.ts";
import { direct } from "./direct.ts";
import { ADMIN, ORIGIN } from "./door.ts";

const MINUTE = 60_000;

/**
 * The whole Worker with its couriers, on a clock that is moved, with settings of its own. Its instants must lie years
 * ahead of the runtime's clock: so alarms ring only here. `targets`: whose couriers there are. `cronEvery`: how often the
 * cron runs, in milliseconds.
 */
export function clockwork(settings: object, targets: readonly string[], start: number, cronEvery = MINUTE) {
  vi.useFakeTimers({ toFake: ["Date"], now: start });

  /** A courier's own alarm, and the settings for whatever it does. */
  const alarmOf = (target: string) =>
    runInDurableObject(env.COURIER.getByName(target), async (courier, { storage }) => {
      Reflect.set(courier, "env", changed);
      return (await storage.getAlarm()) ?? Number.POSITIVE_INFINITY;
    });
  const changed = { ...env, ...settings };

  /** Every alarm until then, each at its instant. */
  async function ring(until: number): Promise<void> {
    for (;;) {
      const alarms = await Promise.all(targets.map(async (target) => ({ target, at: await alarmOf(target) })));
      const [first] = alarms.toSorted((one, other) => one.at - other.at);
      if (first === undefined || first.at > until) return;
      vi.setSystemTime(Math.max(first.at, Date.now()));
      await runDurableObjectAlarm(env.COURIER.getByName(first.target));
    }
  }

  /** The clock goes on to this instant, with every alarm and every run of the cron on the way. */
  async function until(instant: number): Promise<void> {
    await ring(Date.now());
    while (Date.now() < instant) {
      const next = Math.min(instant, Math.floor(Date.now() / cronEvery + 1) * cronEvery);
      await ring(next);
      vi.setSystemTime(next);
      if (next % cronEvery !== 0) continue;
      await worker.scheduled(createScheduledController(), changed);
      await ring(next);
    }
  }

  async function ask(request: Request): Promise<Response> {
    await Promise.all(targets.map(alarmOf));
    const { response, rest } = await direct(request, settings);
    await rest;
    return response;
  }

  /** Posts JSON as a program does. */
  function act(path: string, body: object, who: Readonly<Record<string, string>> = ADMIN): Promise<Response> {
    const headers = { ...who, "Content-Type": "application/json" };
    return ask(new Request(ORIGIN + path, { method: "POST", headers, body: JSON.stringify(body) }));
  }

  /** The clock is the runtime's again, and no courier remembers what was to come. */
  async function end(): Promise<void> {
    for (const target of targets) {
      await runInDurableObject(env.COURIER.getByName(target), async (_, { storage }) => {
        await storage.deleteAlarm();
        await storage.deleteAll();
      });
      await evictDurableObject(env.COURIER.getByName(target));
    }
    vi.useRealTimers();
  }

  return { until, ask, act, end };
}
