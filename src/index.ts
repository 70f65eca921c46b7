import { DurableObject } from "cloudflare:workers";
import { addresseeOf } from "./addressee.ts";
import { courierOf, wake } from "./bindings/couriers.ts";
import { openFor, sizeFor } from "./bindings/database.ts";
import { isolateOf } from "./bindings/isolate.ts";
import { readOf, settingsOf } from "./bindings/settings.ts";
import { type Span, spanUntil } from "./bindings/span.ts";
import { getJson, post } from "./channels/http.ts";
import { everyMinute } from "./cron.ts";
import { composeLimit } from "./delivery/compose-limit.ts";
import { composeTest } from "./delivery/compose-test.ts";
import { createCourier, type Courier as Deliverer } from "./delivery/courier.ts";
import { type Journal, openJournal } from "./delivery/journal.ts";
import { type LimitNotices, openLimitNotices } from "./delivery/limit-notices.ts";
import { type Memory, openMemory } from "./delivery/memory.ts";
import { noticeLimit } from "./delivery/notice-limit.ts";
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
import { StoreUnavailable } from "./store/database.ts";
import type { Limit } from "./store/failure.ts";
import type { Context } from "./web/context.ts";
import { problemResponse } from "./web/problem.tsx";

/**
 * How long D1 may take in all, in milliseconds: VCC Live comes again, a courier can wait longer. And how long a courier
 * waits for what it has in hand, which takes less unless it hangs.
 */
const PATIENCE = { request: 4_000, background: 20_000, turn: 60_000 };

export default {
  async fetch(request: Request, env: Env, execution: ExecutionContext): Promise<Response> {
    const span = spanUntil((end) => execution.waitUntil(end), Date.now);
    try {
      return await span.patience.during(answer(request, contextOf(env, span)));
    } catch (error) {
      const outcome = error instanceof StoreUnavailable ? "unavailable" : "fault";
      log({ event: "request", method: request.method, outcome, ...faultOf(error) });
      return problemResponse({ kind: "unavailable", retryAfter: 30 }, request);
    }
  },

  async scheduled(_, env): Promise<void> {
    const rest: Promise<unknown>[] = [];
    const span = spanUntil((end) => void rest.push(end), Date.now);
    const around = {
      settings: settingsOf(env),
      copies: env.TRANSCRIPTS,
      openDatabase: () => openFor(env, PATIENCE.background, span),
      databaseSize: () => sizeFor(env, PATIENCE.background, span),
      wake: (target: string) => wake(env, target),
    };
    await span.patience.during(everyMinute(around, Date.now()));
    await Promise.all(rest);
  },
} satisfies ExportedHandler<Env>;

/** What a courier keeps in its own storage. */
interface Own {
  readonly journal: Journal;
  readonly memory: Memory;
  readonly limitNotices: LimitNotices;
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

  /** Tells the target that D1 has reached a limit, once a day; it asks nothing of D1. */
  async noticeLimit(target: string, limit: Limit): Promise<void> {
    const settings = settingsOf(this.env);
    const described = settings.ok ? settings.config.targets.get(target) : undefined;
    if (!settings.ok || described === undefined) return;
    const { destination, language } = described;
    const message = composeLimit(limit, Date.now(), formatFor(language, settings.config.timeZone));
    const ports = { target, io: this.#io(), now: Date.now, log };
    await this.#inTurn(async () => {
      const { memory, limitNotices } = await this.#open();
      await noticeLimit(ports, memory, limitNotices, limit, destination, message);
    });
  }

  switchOn(target: string): Promise<SwitchedOn> {
    return this.#byHand(target, (ports, { journal, memory }) => switchTargetOn(ports, journal, memory));
  }

  async #byHand<Result>(target: string, work: (ports: Ports, own: Own) => Promise<Result>): Promise<Result> {
    const result = await this.#inTurn(async () => {
      const span = this.#span();
      const own = await this.#open();
      return span.patience.during(work(this.#ports(target, PATIENCE.request, span), own));
    });
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
    const span = this.#span();
    return span.patience.during(round(this.#ports(target, PATIENCE.background, span), journal, memory));
  }

  #span(): Span {
    return spanUntil((end) => this.ctx.waitUntil(end), Date.now);
  }

  #io() {
    return { post, email: this.env.EMAIL };
  }

  #ports(target: string, patience: number, span: Span): Ports {
    const { env } = this;
    const db = openFor(env, patience, span);
    const addressee = addresseeOf(settingsOf(env), db, target, Date.now);
    const io = this.#io();
    const waken = (other: string) => attempted("wake", () => wake(env, other));
    return { target, db, io, addressee, now: Date.now, random: Math.random, log, wake: waken };
  }

  async #open(): Promise<Own> {
    const { storage } = this.ctx;
    this.#own ??= {
      journal: await openJournal(storage),
      memory: await openMemory(storage),
      limitNotices: await openLimitNotices(storage),
    };
    return this.#own;
  }
}

function contextOf(env: Env, span: Span): Context {
  return {
    ...readOf(env),
    openDatabase: () => openFor(env, PATIENCE.request, span),
    openCopy: (settings) => openCopy(env.TRANSCRIPTS, settings),
    getJson,
    // An account that has no such binding does not count.
    mayTry: async (who) => env.SIGN_IN === undefined || (await env.SIGN_IN.limit({ key: who })).success,
    now: Date.now,
    limits: isolateOf(env).limits,
    mayLookAfterCron: () => isolateOf(env).mayLookAfterCron(Date.now()),
    after: span.after,
    wake: (target) => wake(env, target),
    retry: (target, id) => courierOf(env, target).retry(target, id),
    test: (target) => courierOf(env, target).sendTest(target),
    switchOn: (target) => courierOf(env, target).switchOn(target),
    retryDead: (target) => courierOf(env, target).retryDead(target),
    log,
  };
}
