import { createExecutionContext, createScheduledController, env, runInDurableObject } from "cloudflare:test";
import * as v from "valibot";
import { vi } from "vitest";
import worker, { Courier } from "../../../../src/index.ts";
import { but } from "../../../worker/support/direct.ts";
import { ADMIN, SECRET } from "../../../worker/support/door.ts";
import { type Calls, watched } from "./calls.ts";
import { playSlack } from "./slack.ts";
import { watchTime } from "./time.ts";

/** The whole Worker with its Courier, on real D1, KV and storage, every call of which is counted and may fail. */
export interface Stage {
  readonly calls: Calls;
  /** What Slack took, reason by reason: "Lost chat 7/1". */
  readonly told: readonly string[];
  /** Slack answers the next messages with these statuses, and takes none of them. */
  refuse(...statuses: readonly number[]): void;
  /** Until then Slack asks to be left alone for a day. */
  refuseUntil(instant: number): void;
  /** Somebody asks whether Slack hears; whether it does. */
  test(): Promise<boolean>;
  /** Posts a body as VCC Live does, and waits for what goes on after the answer. */
  post(body: string): Promise<number>;
  /** Somebody claims a chat's alert; the answer's status. */
  claim(chat: string): Promise<number>;
  /** The cron. */
  sweep(): Promise<void>;
  /** Lets so much time pass, in milliseconds, with every alarm in it. */
  pass(milliseconds: number): Promise<void>;
  /** Forgets everything that was only in the courier's memory. */
  restart(): void;
  /** The courier's own storage, unwatched. */
  readonly storage: DurableObjectStorage;
}

/** `settings` as they are set. */
export async function onStage<T>(calls: Calls, settings: object, play: (stage: Stage) => Promise<T>): Promise<T> {
  const stub = env.COURIER.getByName(crypto.randomUUID());
  return runInDurableObject(stub, async (_, state) => {
    const time = watchTime();
    try {
      return await play(setUp(calls, settings, state, time));
    } finally {
      vi.useRealTimers();
      vi.restoreAllMocks();
    }
  });
}

const tested = v.object({ outcome: v.string() });

let stages = 0;

function setUp(calls: Calls, settings: object, state: DurableObjectState, time: ReturnType<typeof watchTime>): Stage {
  stages += 1;
  // The Worker remembers the origin from request to request: every stage is new to it.
  const webhook = `https://stage-${stages}.example/webhooks/vcc/chat?secret-key=${SECRET}`;
  let alarm: number | null = null;
  let killed = Promise.withResolvers<void>();
  /** Where there is a deadline it passes; where there is none, the runtime ends what hangs. */
  const bounded = <T>(name: string, act: () => Promise<T>) => calls.through(name, act, time.expire);
  const unbounded = <T>(name: string, act: () => Promise<T>) => calls.through(name, act, () => killed.resolve());

  const setAlarm = async (instant: number) => {
    alarm = instant;
  };
  const storage = watched(but(state.storage, { setAlarm }), storageCall, unbounded);
  const watchedState = but(state, { storage });
  const courierOf = (name: string) => {
    const own = name === "slack" ? courier : null;
    return {
      wake: (target: string) => unbounded("courier wake", async () => own?.wake(target)),
      sendTest: async (target: string) => own?.sendTest(target),
    };
  };
  const bindings = {
    ...env,
    DB: watched(env.DB, (method, [statements]) => `D1 ${method} ${sizeOf(statements)}`, bounded),
    TRANSCRIPTS: watched(env.TRANSCRIPTS, (method) => `KV ${method}`, unbounded),
    // This one is Slack's, whatever it is called here.
    COURIER: but(env.COURIER, { getByName: courierOf, idFromName: () => state.id }),
    // Another target, so that somebody hears when Slack is disabled; it has a courier that does nothing.
    TARGETS: { leads: { channel: "slack", webhook: "SLACK_WEBHOOK_URL" } },
    ...settings,
  };
  const makeCourier = () => {
    const made = new Courier(state, bindings);
    Object.defineProperty(made, "ctx", { value: watchedState });
    return made;
  };
  let courier = makeCourier();
  const slack = playSlack(bounded);
  const restart = () => {
    killed = Promise.withResolvers();
    courier = makeCourier();
  };
  /** Until it has ended, by itself or by the runtime. */
  const run = async (work: Promise<unknown>) => {
    const end = await Promise.race([work.then(() => "done"), killed.promise.then(() => "killed"), time.tooLong()]);
    if (end === "killed") restart();
  };
  return {
    calls,
    told: slack.told,
    refuse: slack.refuse,
    refuseUntil: slack.refuseUntil,
    storage: state.storage,
    restart,
    async post(body) {
      const after: Promise<unknown>[] = [];
      const execution = but(createExecutionContext(), { waitUntil: (work: Promise<unknown>) => void after.push(work) });
      const request = new Request(webhook, { method: "POST", body }) as Parameters<typeof worker.fetch>[0];
      const response = await worker.fetch(request, bindings, execution);
      await run(Promise.all(after));
      return response.status;
    },
    async claim(chat) {
      const after: Promise<unknown>[] = [];
      const execution = but(createExecutionContext(), { waitUntil: (work: Promise<unknown>) => void after.push(work) });
      const request = new Request(`https://stage.example/alerts/${chat}/claim`, { method: "POST", headers: ADMIN });
      const response = await worker.fetch(request as Parameters<typeof worker.fetch>[0], bindings, execution);
      await run(Promise.all(after));
      return response.status;
    },
    async test() {
      const request = new Request("https://stage.example/targets/slack/test", { method: "POST", headers: ADMIN });
      let heard = false;
      await run(
        worker
          .fetch(request as Parameters<typeof worker.fetch>[0], bindings, createExecutionContext())
          .then(async (response) => {
            heard = response.ok && v.parse(tested, await response.json()).outcome === "sent";
          }),
      );
      return heard;
    },
    sweep: () => run(worker.scheduled(createScheduledController(), bindings)),
    async pass(milliseconds) {
      const until = Date.now() + milliseconds;
      while (alarm !== null && alarm <= until) {
        vi.setSystemTime(Math.max(Date.now(), alarm));
        alarm = null;
        await run(courier.alarm());
      }
      vi.setSystemTime(until);
    },
  };
}

function sizeOf(statements: unknown): string {
  return Array.isArray(statements) ? `of ${statements.length}` : "";
}

/** "storage put entry/… with its answer". */
function storageCall(method: string, [first, second]: readonly unknown[]): string {
  const [[key, value] = [first, second]] = isRecord(first) ? Object.entries(first) : [];
  const of = typeof key === "string" ? ` ${key.replace(/\/.*/, "/…")}` : "";
  const isEntry = typeof value === "object" && value !== null && "startedAt" in value;
  return `storage ${method}${of}${isEntry ? (value.startedAt === null ? " with its answer" : " before the request") : ""}`;
}

/** What is put together is called by its first key. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
