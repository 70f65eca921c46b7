import { DurableObject } from "cloudflare:workers";
import { post } from "./channels/http.ts";
import { type ChatKey, chatName } from "./chat/chat.ts";
import { secret } from "./config/vars.ts";
import { type ConfigReading, readConfig } from "./config.ts";
import { composeTest } from "./delivery/compose-test.ts";
import { createCourier, type Courier as Deliverer } from "./delivery/courier.ts";
import { type Journal, openJournal } from "./delivery/journal.ts";
import type { Ports, Recipient } from "./delivery/ports.ts";
import { type Retried, type RetriedDead, retry, retryDead } from "./delivery/retry.ts";
import { round } from "./delivery/round.ts";
import { sendTest, type Tested } from "./delivery/send-test.ts";
import { tell } from "./delivery/tell.ts";
import { createTurns } from "./delivery/turns.ts";
import { watch } from "./delivery/watch.ts";
import { formatFor } from "./locale/format.ts";
import { faultOf, log } from "./log.ts";
import { answer } from "./router.ts";
import { openCopy } from "./store/copy.ts";
import { type Database, openDatabase, StoreUnavailable } from "./store/database.ts";
import { overdueTargets } from "./store/deliveries.ts";
import { readOrigin } from "./store/facts.ts";
import { databaseSize } from "./store/size.ts";
import type { Context } from "./web/context.ts";
import { signLink } from "./web/links.ts";
import { problemResponse } from "./web/problem.tsx";

/**
 * How long D1 may take in all, in milliseconds: VCC Live comes again, a courier can wait longer. And how long a courier
 * waits for what it has in hand, which takes less unless it hangs.
 */
const PATIENCE = { request: 4_000, background: 20_000, turn: 60_000 };
const DAY = 86_400_000;

export default {
  async fetch(request: Request, env: Env, execution: ExecutionContext): Promise<Response> {
    try {
      return await answer(request, contextOf(env, execution));
    } catch (error) {
      const outcome = error instanceof StoreUnavailable ? "unavailable" : "fault";
      log({ event: "request", method: request.method, outcome, ...faultOf(error) });
      return problemResponse({ kind: "unavailable", retryAfter: 30 }, request.headers.get("Accept"));
    }
  },

  /** The watchman looks first, so that the sweep wakes the couriers for what he has to tell. */
  async scheduled(_, env): Promise<void> {
    await attempted("watch", () => look(env));
    await attempted("sweep", () => sweep(env));
  },
} satisfies ExportedHandler<Env>;

async function attempted(event: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log({ event, outcome: "failed", ...faultOf(error) });
  }
}

async function look(env: Env): Promise<void> {
  const settings = settingsOf(env);
  if (!settings.ok) return;
  const size = await databaseSize(env.DB, AbortSignal.timeout(PATIENCE.background));
  await watch(openFor(env, PATIENCE.background), size, settings.config.watch, Date.now());
}

/** Wakes every courier that missed its wake-up: a lost one costs a minute, never an alert. */
async function sweep(env: Env): Promise<void> {
  const targets = await overdueTargets(openFor(env, PATIENCE.background), Date.now());
  await Promise.all(targets.map((target) => wake(env, target)));
}

/** Delivers for one target. */
export class Courier extends DurableObject<Env> {
  #journal: Journal | null = null;
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
    return this.#byHand(target, (ports, journal) => retry(ports, journal, id));
  }

  retryDead(target: string): Promise<RetriedDead> {
    return this.#byHand(target, retryDead);
  }

  /** Null where the settings do not know the target. */
  async sendTest(target: string): Promise<Tested | null> {
    const settings = settingsOf(this.env);
    const recipient = settings.ok ? settings.config.targets.get(target) : undefined;
    if (!settings.ok || recipient === undefined) return null;
    const message = composeTest(target, Date.now(), formatFor(recipient.language, settings.config.timeZone));
    const ports = this.#ports(target, PATIENCE.request);
    return this.#inTurn(async () => sendTest(ports, await this.#opened(), recipient.destination, message));
  }

  async #byHand<Result>(target: string, work: (ports: Ports, journal: Journal) => Promise<Result>): Promise<Result> {
    const result = await this.#inTurn(async () => work(this.#ports(target, PATIENCE.request), await this.#opened()));
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
    return round(this.#ports(target, PATIENCE.background), await this.#opened());
  }

  #ports(target: string, patience: number): Ports {
    const db = openFor(this.env, patience);
    const io = { post, email: this.env.EMAIL };
    const recipient = recipientOf(this.env, db, target);
    return { target, db, io, recipient, now: Date.now, random: Math.random, log };
  }

  async #opened(): Promise<Journal> {
    this.#journal ??= await openJournal(this.ctx.storage);
    return this.#journal;
  }
}

function recipientOf(env: Env, db: Database, target: string): Recipient | null {
  const settings = settingsOf(env);
  const recipient = settings.ok ? settings.config.targets.get(target) : undefined;
  if (!settings.ok || recipient === undefined) return null;
  const { config } = settings;
  const link = async (key: ChatKey) => {
    const path = `/chats/${chatName(key)}`;
    const [secret] = config.linkSecrets;
    const origin = config.publicUrl ?? (await readOrigin(db));
    if (origin === null || secret === undefined) return null;
    return (
      origin + (config.linkDays === 0 ? path : await signLink(secret, path, target, Date.now() + config.linkDays * DAY))
    );
  };
  const { destination, language, show } = recipient;
  const hasRules = config.routing.rules.length > 0;
  const telling = { language, show, hasRules, timeZone: config.timeZone, link };
  return { destination, compose: (delivery) => tell(db, delivery, telling) };
}

function contextOf(env: Env, execution: ExecutionContext): Context {
  return {
    settings: settingsOf(env),
    webhookSecrets: [secretOf(env, "VCC_SECRET_KEY"), secretOf(env, "VCC_SECRET_KEY_PREVIOUS")],
    adminToken: secretOf(env, "ADMIN_TOKEN"),
    openDatabase: () => openFor(env, PATIENCE.request),
    openCopy: (days) => openCopy(env.TRANSCRIPTS, (days * DAY) / 1000),
    now: Date.now,
    after: (work) => execution.waitUntil(work),
    wake: (target) => wake(env, target),
    retry: (target, id) => env.COURIER.getByName(target).retry(target, id),
    test: (target) => env.COURIER.getByName(target).sendTest(target),
    retryDead: (target) => env.COURIER.getByName(target).retryDead(target),
    log,
  };
}

function openFor(env: Env, patience: number): Database {
  return openDatabase(env.DB, AbortSignal.timeout(patience));
}

async function wake(env: Env, target: string): Promise<void> {
  await env.COURIER.getByName(target).wake(target);
}

function secretOf(env: Env, name: string): string | undefined {
  return secret({ ...env }, name);
}

const read = new WeakMap<Env, ConfigReading>();

/** Read once for each env: it changes only with a deploy. */
function settingsOf(env: Env): ConfigReading {
  const settings = read.get(env) ?? readConfig({ ...env });
  read.set(env, settings);
  return settings;
}
