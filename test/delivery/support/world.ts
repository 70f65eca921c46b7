import { env, runInDurableObject } from "cloudflare:test";
import type { Delivery } from "../../../src/alerts/delivery.ts";
import { quietUntil } from "../../../src/alerts/rules/quiet.ts";
import type { Rule } from "../../../src/alerts/rules/rules.ts";
import type { Outcome, Sending } from "../../../src/channels/channel.ts";
import type { Message } from "../../../src/channels/message.ts";
import type { Destination } from "../../../src/channels/registry.ts";
import { composeMessage } from "../../../src/delivery/compose.ts";
import { createCourier } from "../../../src/delivery/courier/alarm.ts";
import { createHeldBack } from "../../../src/delivery/courier/hold.ts";
import { openJournal } from "../../../src/delivery/courier/journal.ts";
import type { Composed, Ports, ResolvedTarget } from "../../../src/delivery/courier/ports.ts";
import { type RoundStorage, round } from "../../../src/delivery/courier/round.ts";
import { openTargetState } from "../../../src/delivery/courier/target-state.ts";
import { createUnreadable } from "../../../src/delivery/courier/unreadable.ts";
import { type Resent, resend } from "../../../src/delivery/manual/resend.ts";
import { ingest } from "../../../src/intake/intake.ts";
import { type Database, openDatabase, type Statement, StoreUnavailable } from "../../../src/store/database.ts";
import type { Hours } from "../../../src/time/business-hours.ts";
import { READING } from "../../support/reading.ts";
import { type Row, recorded } from "./recorded.ts";

export type { Row } from "./recorded.ts";

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
  answer: (message: Message, sending: Sending) => Outcome | Promise<Outcome>;
  /** What the other side got: when, and what. */
  readonly got: (Sending & { readonly at: number; readonly title: string; readonly message: Message })[];
  /** The requests that a message takes. */
  parts: (message: Message) => readonly string[] | null;
  /** What its channel says of itself. */
  channel: Partial<Pick<Destination, "isBatched" | "isSequence" | "address" | "provider">>;
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
  /** Who hears while the target asks to be left alone. */
  standIns: readonly string[];
  /** Whether it is the courier of its target still. */
  isCurrent: boolean;
  /** How long a round may take, in milliseconds of real time. Before the first wake-up. */
  patience: number;
  /** Throws where D1 is to refuse what it is sent; D1 takes it once this is over. */
  refuses: (statements: readonly Statement[]) => void | Promise<void>;
  /** So many statements a round has sent, and the most of all rounds. */
  statements: number;
  most: number;
  /** So many statements a round may send. */
  limit: number;
  /** So many rows of D1 the courier has written. */
  written: number;
  /** Which other couriers were woken. */
  readonly woken: string[];
  /** Follows each time that another is woken. */
  wakes: () => Promise<void>;
  readonly logged: Readonly<Record<string, unknown>>[];
  readonly faults: unknown[];
  /** A chat comes in; its body may be spoilt before. */
  receive(chat: Readonly<Record<string, unknown>>): Promise<void>;
  /** D1 as the courier has it. */
  readonly batch: Database["batch"];
  wake(): Promise<void>;
  /** Runs every alarm until this instant, and leaves the clock there. */
  runUntil(instant: number): Promise<void>;
  /** What the target gets after an alert has changed. */
  updates: Destination["updates"];
  /** Forgets everything that was only in memory. */
  restart(): void;
  /** Somebody wants a delivery to be sent again, and the courier is woken. */
  retry(id: string): Promise<Resent>;
  /** What somebody does by hand, and the courier is woken. */
  byHand<Result>(
    work: (ports: Ports, journal: RoundStorage["journal"], memory: RoundStorage["targetState"]) => Promise<Result>,
  ): Promise<Result>;
  deliveries(): Promise<readonly Row[]>;
  compose: (together: readonly Delivery[], isRequested?: boolean) => Promise<Composed>;
}

/** Whom the settings name beside the target. */
export const FALLBACK = "leads";

let worlds = 0;

/** A courier that goes round so often while no time passes does so for ever, and would do so in the platform too. */
const MOST_ROUNDS_AT_ONCE = 500;

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
  const count = ({ rowsWritten }: { readonly rowsWritten: number }) => {
    world.written += rowsWritten;
  };
  const d1 = openDatabase(env.DB, new AbortController().signal, { answered: count, failed: () => {} });
  let own: RoundStorage | null = null;
  const db: Database = {
    async batch(statements) {
      const writes = statements.some(({ sql }) => /^\s*(?:INSERT|UPDATE|DELETE)/.test(sql));
      if (world.d1 === "away" || (world.d1 === "refuses writes" && writes)) throw new StoreUnavailable("played");
      await world.refuses(statements);
      if (world.statements + statements.length > world.limit) throw new StoreUnavailable("played", "budget");
      world.statements += statements.length;
      return d1.batch(statements);
    },
  };
  const clock = {
    now: () => world.now,
    wakeAt: async (instant: number) => {
      world.alarm = instant;
    },
  };
  const resolved = (): ResolvedTarget => {
    if (world.settings === "wrong") return { kind: "unknown" };
    if (world.settings === "gone") return { kind: "gone", fallbackTargets: [FALLBACK] };
    const destination: Destination = {
      channel: "played",
      pace: SECOND,
      isBatched: true,
      updates: world.updates,
      parts: (message) => world.parts(message),
      ...world.channel,
      send: async (message: Message, _, sending) => {
        world.got.push({ at: world.now, title: message.title, message, ...sending });
        return world.answer(message, sending);
      },
    };
    const { fallback, outOfOrderAfter, compose } = world;
    const { standIns } = world;
    return {
      kind: "recipient",
      destination,
      fallback,
      standIns,
      outageRecipients: [FALLBACK],
      outOfOrderAfter,
      compose,
    };
  };
  const open = async (isOver = () => false): Promise<readonly [Ports, RoundStorage]> => {
    const opened = own ?? {
      journal: await openJournal(storage),
      targetState: await openTargetState(storage),
      unreadable: createUnreadable(),
      held: createHeldBack(),
    };
    own ??= opened;
    const io = { post: () => Promise.reject(new Error("not used")) };
    const log = (event: Readonly<Record<string, unknown>>) => void world.logged.push(event);
    const wake = async (name: string) => {
      world.woken.push(name);
      await world.wakes();
    };
    const ports = { target, db, io, resolved: resolved(), now: clock.now, random: () => 0, log, wake };
    return [{ ...ports, isCurrent: () => world.isCurrent, isOver }, own];
  };
  const run = async (isOver: () => boolean) => {
    world.statements = 0;
    const next = await round(...(await open(isOver)));
    world.most = Math.max(world.most, world.statements);
    return next;
  };
  const makeCourier = () => createCourier(run, clock, (error) => void world.faults.push(error), world.patience);
  const world: World = {
    now: Date.UTC(2026, 10, 24, 9),
    alarm: null,
    answer: () => ({ kind: "sent", status: 200, result: { code: "answered", status: 200 } }),
    got: [],
    parts: () => null,
    channel: {},
    target,
    storage,
    d1: "well",
    settings: "right",
    updates: "none",
    rules: [],
    hours: new Map(),
    fallback: null,
    outOfOrderAfter: 100 * DAY,
    standIns: [],
    isCurrent: true,
    patience: 10_000,
    refuses: () => {},
    statements: 0,
    most: 0,
    limit: Number.POSITIVE_INFINITY,
    written: 0,
    woken: [],
    wakes: async () => {},
    logged: [],
    faults: [],
    async receive(chat) {
      const settings = {
        encryption: null,
        reading: READING,
        requireEncryption: false,
        slaWords: { breached: new Set<string>(), met: new Set<string>() },
      };
      const body = new TextEncoder().encode(JSON.stringify(chat));
      const routing = { rules: world.rules, hours: world.hours, defaults: [target], tooOldDays: 25 };
      await ingest(body, "", { ...settings, routing }, d1, [], world.now);
    },
    batch: db.batch,
    wake: () => courier.wake(),
    async runUntil(instant) {
      let rounds = 0;
      while (world.alarm !== null && world.alarm <= instant) {
        rounds = world.alarm <= world.now ? rounds + 1 : 0;
        if (rounds > MOST_ROUNDS_AT_ONCE) throw new Error(`a courier goes round and round at ${world.now}`);
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
      const [ports, { journal, targetState }] = await open();
      const retried = await resend(ports, journal, targetState, id);
      await courier.wake();
      return retried;
    },
    async byHand(work) {
      const [ports, { journal, targetState }] = await open();
      const result = await work(ports, journal, targetState);
      await courier.wake();
      return result;
    },
    deliveries: () => recorded(d1, target),
    compose: (together, isRequested = false) =>
      composeMessage(db, together, {
        ...{ target, updates: world.updates },
        quietUntil: (name, reasons) => (isRequested ? null : quietUntil(world, name, reasons, world.now)),
        language: "en",
        timeZone: "UTC",
        reading: READING,
        hasRules: false,
        show: ["name", "words"],
        digestsAlways: false,
        origin: "https://alerts.example",
        now: world.now,
        link: async (path) => `https://alerts.example${path}`,
      }),
  };
  let courier = makeCourier();
  return world;
}

let chats = 0;

/** A lost chat of its own id. */
export function lostChat(more: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  chats += 1;
  return { projectId: 7, chatId: 1000 + chats, disposition: "lost", ...more };
}
