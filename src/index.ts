import { DurableObject } from "cloudflare:workers";
import { addresseeOf } from "./addressee.ts";
import { getJson, post } from "./channels/http.ts";
import { givenIn } from "./config/given.ts";
import { type Privacy, readPrivacy } from "./config/privacy.ts";
import { secret } from "./config/vars.ts";
import { type ConfigReading, readConfig } from "./config.ts";
import { everyMinute } from "./cron.ts";
import { composeTest } from "./delivery/compose-test.ts";
import { createCourier, type Courier as Deliverer } from "./delivery/courier.ts";
import { type Journal, openJournal } from "./delivery/journal.ts";
import { type Memory, openMemory } from "./delivery/memory.ts";
import type { Ports } from "./delivery/ports.ts";
import { type Retried, type RetriedDead, retry, retryDead } from "./delivery/retry.ts";
import { round } from "./delivery/round.ts";
import { sendTest, type Tested } from "./delivery/send-test.ts";
import { type SwitchedOn, switchTargetOn } from "./delivery/switch-on.ts";
import { createTurns } from "./delivery/turns.ts";
import { formatFor } from "./locale/format.ts";
import { attempted, faultOf, log } from "./log.ts";
import { answer } from "./router.ts";
import { openCopy } from "./store/copy.ts";
import { type Database, openDatabase, StoreUnavailable } from "./store/database.ts";
import { databaseSize } from "./store/size.ts";
import type { Context } from "./web/context.ts";
import { problemResponse } from "./web/problem.tsx";

/**
 * How long D1 may take in all, in milliseconds: VCC Live comes again, a courier can wait longer. And how long a courier
 * waits for what it has in hand, which takes less unless it hangs.
 */
const PATIENCE = { request: 4_000, background: 20_000, turn: 60_000 };

export default {
  async fetch(request: Request, env: Env, execution: ExecutionContext): Promise<Response> {
    try {
      return await answer(request, contextOf(env, execution));
    } catch (error) {
      const outcome = error instanceof StoreUnavailable ? "unavailable" : "fault";
      log({ event: "request", method: request.method, outcome, ...faultOf(error) });
      return problemResponse({ kind: "unavailable", retryAfter: 30 }, request);
    }
  },

  async scheduled(_, env): Promise<void> {
    const around = {
      settings: settingsOf(env),
      copies: env.TRANSCRIPTS,
      openDatabase: () => openFor(env, PATIENCE.background),
      databaseSize: () => databaseSize(env.DB, AbortSignal.timeout(PATIENCE.background)),
      wake: (target: string) => wake(env, target),
    };
    await everyMinute(around, Date.now());
  },
} satisfies ExportedHandler<Env>;

/** What a courier keeps in its own storage. */
interface Own {
  readonly journal: Journal;
  readonly memory: Memory;
}

/** Delivers for one target. */
export class Courier extends DurableObject<Env> {
  #own: Own | null = null;
  readonly #inTurn = createTurns(PATIENCE.turn);
  readonly #deliverer: Deliverer = createCourier(
    () => this.#inTurn(() => this.#round()),
    { now: Date.now, wakeAt: (instant) => this.ctx.storage.setAlarm(instant) },
    (error) => log({ event: "courier", outcome: "fault", ...faultOf(error) }),
  );

  /** `target` is its own name, which an alarm after a restart would not know. */
  async wake(target: string): Promise<void> {
    if ((await this.ctx.storage.get("target")) !== target) await this.ctx.storage.put("target", target);
    await this.#deliverer.wake();
  }

  retry(target: string, id: string): Promise<Retried> {
    return this.#byHand(target, (ports, { journal, memory }) => retry(ports, journal, memory, id));
  }

  retryDead(target: string): Promise<RetriedDead> {
    return this.#byHand(target, (ports, { journal, memory }) => retryDead(ports, journal, memory));
  }

  /** Null where the settings do not know the target. */
  async sendTest(target: string): Promise<Tested | null> {
    const settings = settingsOf(this.env);
    const described = settings.ok ? settings.config.targets.get(target) : undefined;
    if (!settings.ok || described === undefined) return null;
    const message = composeTest(target, Date.now(), formatFor(described.language, settings.config.timeZone));
    const { destination } = described;
    return this.#byHand(target, (ports, { journal, memory }) => sendTest(ports, journal, memory, destination, message));
  }

  switchOn(target: string): Promise<SwitchedOn> {
    return this.#byHand(target, (ports, { journal, memory }) => switchTargetOn(ports, journal, memory));
  }

  async #byHand<Result>(target: string, work: (ports: Ports, own: Own) => Promise<Result>): Promise<Result> {
    const result = await this.#inTurn(async () => work(this.#ports(target, PATIENCE.request), await this.#open()));
    // What was done stands: where this fails, the sweep of the next minute wakes it.
    await this.wake(target).catch((error) => log({ event: "courier", outcome: "fault", ...faultOf(error) }));
    return result;
  }

  override async alarm(): Promise<void> {
    await this.#deliverer.alarm();
  }

  async #round(): Promise<number | null> {
    const target = await this.ctx.storage.get("target");
    if (typeof target !== "string") return null;
    const { journal, memory } = await this.#open();
    return round(this.#ports(target, PATIENCE.background), journal, memory);
  }

  #ports(target: string, patience: number): Ports {
    const { env } = this;
    const db = openFor(env, patience);
    const addressee = addresseeOf(settingsOf(env), db, target, Date.now);
    const io = { post, email: env.EMAIL };
    const waken = (other: string) => attempted("wake", () => wake(env, other));
    return { target, db, io, addressee, now: Date.now, random: Math.random, log, wake: waken };
  }

  async #open(): Promise<Own> {
    this.#own ??= { journal: await openJournal(this.ctx.storage), memory: await openMemory(this.ctx.storage) };
    return this.#own;
  }
}

function contextOf(env: Env, execution: ExecutionContext): Context {
  return {
    ...readOf(env),
    openDatabase: () => openFor(env, PATIENCE.request),
    openCopy: (settings) => openCopy(env.TRANSCRIPTS, settings),
    getJson,
    // An account that has no such binding does not count.
    mayTry: async (who) => env.SIGN_IN === undefined || (await env.SIGN_IN.limit({ key: who })).success,
    now: Date.now,
    after: (work) => execution.waitUntil(work),
    wake: (target) => wake(env, target),
    retry: (target, id) => courierOf(env, target).retry(target, id),
    test: (target) => courierOf(env, target).sendTest(target),
    switchOn: (target) => courierOf(env, target).switchOn(target),
    retryDead: (target) => courierOf(env, target).retryDead(target),
    log,
  };
}

function openFor(env: Env, patience: number): Database {
  return openDatabase(env.DB, AbortSignal.timeout(patience));
}

/** Of the jurisdiction that the settings name: there each target has a courier of its own, unlike that of anywhere. */
function courierOf(env: Env, target: string) {
  const { jurisdiction } = readOf(env);
  return (jurisdiction === null ? env.COURIER : env.COURIER.jurisdiction(jurisdiction)).getByName(target);
}

async function wake(env: Env, target: string): Promise<void> {
  await courierOf(env, target).wake(target);
}

/** What is read of an env once: it changes only with a deploy. */
interface Read extends Pick<Context, "settings" | "given" | "webhookSecrets" | "adminToken"> {
  readonly jurisdiction: Privacy["jurisdiction"];
}

const read = new WeakMap<Env, Read>();

function readOf(env: Env): Read {
  const known = read.get(env);
  if (known !== undefined) return known;
  const vars = { ...env };
  const webhookSecrets = [secret(vars, "VCC_SECRET_KEY"), secret(vars, "VCC_SECRET_KEY_PREVIOUS")];
  // Apart from the other settings: while one of those is wrong, a target must not get a second courier elsewhere.
  const { jurisdiction } = readPrivacy(vars, () => {});
  const adminToken = secret(vars, "ADMIN_TOKEN");
  const first = { settings: readConfig(vars), given: givenIn(vars), webhookSecrets, adminToken, jurisdiction };
  read.set(env, first);
  return first;
}

function settingsOf(env: Env): ConfigReading {
  return readOf(env).settings;
}
