import { DurableObject } from "cloudflare:workers";
import { contextOf } from "./bindings/context.ts";
import { courierIdOf, wake } from "./bindings/couriers.ts";
import { openFor, sizeFor } from "./bindings/database.ts";
import { spanUntil, type TurnContext } from "./bindings/invocation.ts";
import { isolateOf } from "./bindings/isolate.ts";
import { resolveTarget } from "./bindings/resolve-target.ts";
import { settingsOf } from "./bindings/settings.ts";
import { linksOf } from "./bindings/signing-keys.ts";
import { post } from "./channels/http.ts";
import { openSocket } from "./channels/sockets.ts";
import { everyMinute } from "./cron/cron.ts";
import { createCourier, type Courier as Deliverer, type IsOver } from "./delivery/courier/alarm.ts";
import { createMutex } from "./delivery/courier/mutex.ts";
import type { Ports } from "./delivery/courier/ports.ts";
import { round } from "./delivery/courier/round.ts";
import { type CourierStorage, openCourierStorage } from "./delivery/courier/storage.ts";
import { type EnabledTarget, enableTarget } from "./delivery/manual/enable-target.ts";
import { type Resent, type ResentDead, resend, resendDead } from "./delivery/manual/resend.ts";
import { sendTest, type Tested } from "./delivery/manual/send-test.ts";
import { renderLimitWarning } from "./delivery/messages/limit-warning.ts";
import { testMessage } from "./delivery/messages/test-message.ts";
import { warnOfLimit } from "./delivery/warnings/limit-warning.ts";
import { formatFor } from "./locale/format.ts";
import { attempted, faultOf, log } from "./log.ts";
import { answer } from "./router.ts";
import type { Limit } from "./store/d1-failure.ts";
import { type Database, StoreUnavailable } from "./store/database.ts";
import { MINUTE } from "./time/durations.ts";
import { withSiteHeaders } from "./web/http/headers.ts";
import { problemResponse } from "./web/problem/problem.tsx";

/**
 * Time limits in milliseconds. For D1: `request` is short, because VCC Live retries; `background` is for couriers and
 * the cron. `turn`: how long a courier waits for its current work, which takes less unless it hangs.
 */
const PATIENCE = { request: 4_000, background: 20_000, turn: MINUTE };

/** The maximum of D1 statements in one courier round: the Free plan allows 50 per invocation. */
const MOST_STATEMENTS = 45;

export default {
  async fetch(request: Request, env: Env, execution: ExecutionContext): Promise<Response> {
    return withSiteHeaders(await answered(request, env, execution), request);
  },

  async scheduled(_, env): Promise<void> {
    const rest: Promise<unknown>[] = [];
    const span = spanUntil((end) => void rest.push(end), Date.now);
    const around = {
      settings: settingsOf(env),
      copies: env.TRANSCRIPTS,
      linkFacts: isolateOf(env).linkFacts,
      openDatabase: () => openFor(env, PATIENCE.background, span),
      databaseSize: () => sizeFor(env, PATIENCE.background, span),
      wake: (target: string) => wake(env, target),
    };
    await span.patience.during(everyMinute(around, Date.now()));
    await Promise.all(rest);
  },
} satisfies ExportedHandler<Env>;

async function answered(request: Request, env: Env, execution: ExecutionContext): Promise<Response> {
  const span = spanUntil((end) => execution.waitUntil(end), Date.now);
  try {
    return await span.patience.during(answer(request, contextOf(env, span, PATIENCE.request)));
  } catch (error) {
    const outcome = error instanceof StoreUnavailable ? "unavailable" : "fault";
    log({ event: "request", method: request.method, outcome, ...faultOf(error) });
    return problemResponse({ kind: "unavailable", retryAfter: 30 }, request);
  }
}

/** Delivers for one target. */
export class Courier extends DurableObject<Env> {
  #own: CourierStorage | null = null;
  readonly #inTurn = createMutex(PATIENCE.turn);
  readonly #deliverer: Deliverer = createCourier(
    (isOver) => this.#inTurn(() => this.#round(isOver)),
    { now: Date.now, wakeAt: (instant) => this.ctx.storage.setAlarm(instant) },
    (error) => log({ event: "courier", outcome: "fault", ...faultOf(error) }),
    PATIENCE.turn,
  );

  /** `target` is the courier's own name: after a restart, an alarm would not know it. */
  async wake(target: string): Promise<void> {
    if ((await this.ctx.storage.get("target")) !== target) await this.ctx.storage.put("target", target);
    await this.#deliverer.wake();
  }

  retry(target: string, id: string): Promise<Resent> {
    return this.#byHand(target, (ports, { journal, targetState }) => resend(ports, journal, targetState, id));
  }

  retryDead(target: string): Promise<ResentDead> {
    return this.#byHand(target, (ports, { journal, targetState }) => resendDead(ports, journal, targetState));
  }

  /** The cached link secret and revocations are out of date. */
  forgetLinks(): void {
    isolateOf(this.env).linkFacts.forget();
  }

  /** Null if the settings do not have the target. */
  async sendTest(target: string): Promise<Tested | null> {
    const described = this.#described(target);
    if (described === null) return null;
    const { destination, format } = described;
    const message = testMessage(target, Date.now(), format);
    return this.#byHand(target, (ports, { journal, targetState }) =>
      sendTest(ports, journal, targetState, destination, message),
    );
  }

  /** Sends the target a warning that D1 has reached a limit, once a day. It does not use D1. */
  async noticeLimit(target: string, limit: Limit): Promise<void> {
    const described = this.#described(target);
    if (described === null) return;
    const { destination, format } = described;
    const message = renderLimitWarning(limit, Date.now(), format);
    const ports = { target, io: this.#io(), now: Date.now, log };
    await this.#inTurn(async () => {
      const { targetState, limitNotices } = await this.#open();
      await warnOfLimit(ports, targetState, limitNotices, limit, destination, message);
    });
  }

  switchOn(target: string): Promise<EnabledTarget> {
    return this.#byHand(target, (ports, { journal, targetState }) => enableTarget(ports, journal, targetState));
  }

  async #byHand<Result>(target: string, work: (ports: Ports, own: CourierStorage) => Promise<Result>): Promise<Result> {
    const result = await this.#inTurn(async () => {
      const span = this.#span();
      const own = await this.#open();
      const ports = this.#ports(target, openFor(this.env, PATIENCE.request, span), () => false);
      return span.patience.during(work(ports, own));
    });
    // The result stands even if this fails: the next minute's sweep then wakes the courier.
    await this.wake(target).catch((error) => log({ event: "courier", outcome: "fault", ...faultOf(error) }));
    return result;
  }

  override async alarm(): Promise<void> {
    await this.#deliverer.alarm();
  }

  async #round(isOver: IsOver): Promise<number | null> {
    const target = await this.ctx.storage.get("target");
    if (typeof target !== "string") return null;
    const own = await this.#open();
    const span = this.#span();
    const db = openFor(this.env, PATIENCE.background, span, MOST_STATEMENTS);
    return span.patience.during(round(this.#ports(target, db, isOver), own));
  }

  /** The target's settings; null if there are none or the settings are invalid. */
  #described(target: string) {
    const settings = settingsOf(this.env);
    const described = settings.ok ? settings.config.targets.get(target) : undefined;
    if (!settings.ok || described === undefined) return null;
    return { ...described, format: formatFor(described.language, settings.config.timeZone) };
  }

  #span(): TurnContext {
    return spanUntil((end) => this.ctx.waitUntil(end), Date.now);
  }

  #io() {
    return { post, openSocket, email: this.env.EMAIL };
  }

  #ports(target: string, db: Database, isOver: IsOver): Ports {
    const { env } = this;
    const links = linksOf(env, () => db, Date.now);
    const resolved = resolveTarget(settingsOf(env), db, links, target, Date.now);
    const io = this.#io();
    const waken = (other: string) => attempted("wake", () => wake(env, other));
    const isCurrent = () => courierIdOf(env, target).equals(this.ctx.id);
    const ports = { target, db, io, resolved, now: Date.now, random: Math.random, log, wake: waken };
    return { ...ports, isCurrent, isOver };
  }

  async #open(): Promise<CourierStorage> {
    const opened = this.#own ?? (await openCourierStorage(this.ctx.storage));
    // If a round was abandoned while opening them, another round has opened and used its own.
    this.#own ??= opened;
    return this.#own;
  }
}
