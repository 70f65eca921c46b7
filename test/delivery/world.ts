import { env, runInDurableObject } from "cloudflare:test";
import type { Attempt, Delivery } from "../../src/alerts/delivery.ts";
import type { Hours } from "../../src/alerts/hours.ts";
import type { Rule } from "../../src/alerts/rules.ts";
import type { Outcome } from "../../src/channels/channel.ts";
import type { Message } from "../../src/channels/message.ts";
import { createCourier } from "../../src/delivery/courier.ts";
import { type Journal, openJournal } from "../../src/delivery/journal.ts";
import { type Memory, openMemory } from "../../src/delivery/memory.ts";
import type { Addressee, Composed, Ports } from "../../src/delivery/ports.ts";
import { type Retried, retry } from "../../src/delivery/retry.ts";
import { round } from "../../src/delivery/round.ts";
import { tell } from "../../src/delivery/tell.ts";
import { takeIn } from "../../src/intake/intake.ts";
import { type Database, openDatabase, StoreUnavailable } from "../../src/store/database.ts";

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A courier on real D1 and real Durable Object storage; the clock and the other side are played. */
export interface World {
  now: number;
  /** When the one alarm goes off; null when none is set. */
  alarm: number | null;
  /** What the other side does with a message. */
  answer: (message: Message) => Outcome | Promise<Outcome>;
  /** What the other side got: when, and what. */
  readonly got: { readonly at: number; readonly title: string; readonly message: Message }[];
  readonly target: string;
  readonly storage: DurableObjectStorage;
  d1: "well" | "refuses writes" | "away";
  /** `gone`: the target is none of them any more. */
  settings: "right" | "wrong" | "gone";
  /** None, unless a story sets some. */
  rules: readonly Rule[];
  /** What the rules may name. */
  hours: ReadonlyMap<string, Hours>;
  /** Who hears of what ends dead. */
  fallback: string | null;
  /** In milliseconds; long enough not to matter unless a story sets it. */
  outOfOrderAfter: number;
  /** Which other couriers were woken. */
  readonly woken: string[];
  readonly logged: Readonly<Record<string, unknown>>[];
  readonly faults: unknown[];
  /** A chat comes in; its body may be spoilt before. */
  receive(chat: Readonly<Record<string, unknown>>): Promise<void>;
  wake(): Promise<void>;
  /** Runs every alarm until this instant, and leaves the clock there. */
  runUntil(instant: number): Promise<void>;
  /** Forgets everything that was only in memory. */
  restart(): void;
  /** Somebody wants a delivery to be sent again, and the courier is woken. */
  retry(id: string): Promise<Retried>;
  deliveries(): Promise<readonly Row[]>;
  compose: (together: readonly Delivery[]) => Promise<Composed>;
}

export interface Row {
  readonly id: string;
  readonly status: string;
  readonly note: string | null;
  readonly due_at: number;
  readonly attempts: readonly Attempt[];
}

/** Whom the settings name beside the target. */
export const HEIR = "leads";

let worlds = 0;

/** Runs one story in a world of its own. */
export async function inWorld(
  story: (world: World) => Promise<void>,
  wrap = (storage: DurableObjectStorage) => storage,
) {
  worlds += 1;
  const target = `target-${worlds}`;
  const stub = env.COURIER.getByName(`${target} of ${crypto.randomUUID()}`);
  await runInDurableObject(stub, async (_, state) => {
    const world = makeWorld(target, wrap(state.storage));
    await story(world);
  });
}

function makeWorld(target: string, storage: DurableObjectStorage): World {
  const d1 = openDatabase(env.DB, new AbortController().signal);
  let own: readonly [Journal, Memory] | null = null;
  const db: Database = {
    async batch(statements) {
      const writes = statements.some(({ sql }) => !sql.trimStart().startsWith("SELECT"));
      if (world.d1 === "away" || (world.d1 === "refuses writes" && writes)) throw new StoreUnavailable("played");
      return d1.batch(statements);
    },
  };
  const clock = {
    now: () => world.now,
    wakeAt: async (instant: number) => {
      world.alarm = instant;
    },
  };
  const addressee = (): Addressee => {
    if (world.settings === "wrong") return { kind: "unknown" };
    if (world.settings === "gone") return { kind: "gone", heirs: [HEIR] };
    const destination = {
      channel: "played",
      pace: SECOND,
      follows: false,
      send: async (message: Message) => {
        world.got.push({ at: world.now, title: message.title, message });
        return world.answer(message);
      },
    };
    const { fallback, outOfOrderAfter, compose } = world;
    return { kind: "recipient", destination, fallback, informed: [HEIR], outOfOrderAfter, compose };
  };
  const open = async (): Promise<[Ports, Journal, Memory]> => {
    own ??= [await openJournal(storage), await openMemory(storage)];
    const io = { post: () => Promise.reject(new Error("not used")) };
    const log = (event: Readonly<Record<string, unknown>>) => void world.logged.push(event);
    const wake = async (name: string) => void world.woken.push(name);
    return [{ target, db, io, addressee: addressee(), now: clock.now, random: () => 0, log, wake }, ...own];
  };
  const run = async () => round(...(await open()));
  const makeCourier = () => createCourier(run, clock, (error) => void world.faults.push(error));
  let courier = makeCourier();
  const world: World = {
    now: Date.UTC(2026, 10, 24, 9),
    alarm: null,
    answer: () => ({ kind: "sent", status: 200, result: { code: "answered", status: 200 } }),
    got: [],
    target,
    storage,
    d1: "well",
    settings: "right",
    rules: [],
    hours: new Map(),
    fallback: null,
    outOfOrderAfter: 100 * DAY,
    woken: [],
    logged: [],
    faults: [],
    async receive(chat) {
      const settings = { encryption: null, slaWords: { breached: new Set<string>(), met: new Set<string>() } };
      const body = new TextEncoder().encode(JSON.stringify(chat));
      const routing = { rules: world.rules, hours: world.hours, defaults: [target], tooOldDays: 25 };
      await takeIn(body, "", { ...settings, routing }, d1, [], world.now);
    },
    wake: () => courier.wake(),
    async runUntil(instant) {
      while (world.alarm !== null && world.alarm <= instant) {
        world.now = Math.max(world.now, world.alarm);
        world.alarm = null;
        await courier.alarm();
      }
      world.now = instant;
    },
    restart() {
      own = null;
      courier = makeCourier();
    },
    async retry(id) {
      const retried = await retry(...(await open()), id);
      await courier.wake();
      return retried;
    },
    async deliveries() {
      const query = env.DB.prepare(
        "SELECT id, status, note, due_at, attempts FROM deliveries WHERE target = ? ORDER BY id",
      );
      const { results } = await query.bind(target).all<Omit<Row, "attempts"> & { attempts: string }>();
      return results.map((row) => ({ ...row, attempts: JSON.parse(row.attempts) }));
    },
    compose: (together) =>
      tell(db, together, {
        target,
        language: "en",
        timeZone: "UTC",
        hasRules: false,
        show: ["name", "words"],
        digestsAlways: false,
        origin: "https://alerts.example",
        now: world.now,
        link: async (path) => `https://alerts.example${path}`,
      }),
  };
  return world;
}

let chats = 0;

/** A lost chat of its own id. */
export function lostChat(more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  chats += 1;
  return { projectId: 7, chatId: 1000 + chats, disposition: "lost", ...more };
}
