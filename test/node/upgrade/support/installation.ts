import { setTimeout as wait } from "node:timers/promises";
import { Miniflare } from "miniflare";
import * as v from "valibot";
import { workerConfig } from "../../../bench/worker-config.ts";
import { logMails } from "../../../demo/mail-log.ts";
import type { LocalMail } from "../../../demo/mails.ts";
import { type SlackApp, startSlackApp } from "../../../standin/slack/app.ts";
import { type SlackStandIn, startSlack } from "../../../standin/slack/slack.ts";
import { SET_CLOCK, underClock } from "./clock.ts";
import { SECRETS, settings } from "./settings.ts";
import type { Version } from "./versions.ts";

const TOKENS = { admin: SECRETS.ADMIN_TOKEN, supervisor: SECRETS.SUPERVISOR_TOKEN } as const;
const MINUTE = 60_000;
/** How long a courier may take for one message, in real milliseconds, before the clock is moved on; and how often. */
const PATIENCE = { message: 1_000, minutes: 20 };

/** A line of the Worker's log that says that something of ours went wrong. */
const WRONG = /"outcome":"(?:fault|failed|unavailable)"/;

export interface Asking {
  /** Null: nobody whom a header names. */
  readonly as?: keyof typeof TOKENS | null;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes as JSON. */
  readonly body?: string | object;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** One installation through several versions: its disk, its settings, the targets around it, and its clock. */
export interface Installation {
  readonly slacks: Readonly<Record<"slack" | "sales-slack" | "boss" | "orders" | "returns", SlackStandIn>>;
  /** Where the bot posts. */
  readonly app: SlackApp;
  mails(): readonly LocalMail[];
  /** Milliseconds since 1970, by the Worker's clock. */
  now(): number;
  /** Puts another version in the place of what ran, on the same disk. */
  deploy(version: Version): Promise<void>;
  /** Applies statements one by one, while requests may come in. */
  migrate(statements: readonly string[]): Promise<void>;
  /** What D1 answers to one statement. */
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** KV loses every copy: D1 has what is true. */
  dropCopies(): Promise<void>;
  /** The clock only goes forward. No cron fires by itself. */
  moveTo(instant: number): Promise<void>;
  cron(): Promise<void>;
  /** Cron minutes, until everything that is due has gone out, but what is kept for targets that are off. */
  settle(off?: readonly string[]): Promise<void>;
  ask(path: string, asking?: Asking): Promise<Answer>;
  /** What went wrong, by the answers (500 and above) and by the log, since this was asked last. */
  faults(): readonly string[];
  end(): Promise<void>;
}

const pendingSchema = v.object({ deliveries: v.array(v.object({ target: v.string(), due: v.string() })) });

/** `disk` is an empty folder; nothing runs on it yet. `begin` is when the clock starts. */
export async function install(disk: string, begin: number): Promise<Installation> {
  const slacks = {
    slack: await startSlack(),
    "sales-slack": await startSlack(),
    boss: await startSlack(),
    orders: await startSlack(),
    returns: await startSlack(),
  };
  const app = await startSlackApp(SECRETS.SLACK_SIGNING_SECRET);
  const urls = {
    ...{ slack: slacks.slack.url, sales: slacks["sales-slack"].url, boss: slacks.boss.url, api: app.apiUrl },
    ...{ orders: slacks.orders.url, returns: slacks.returns.url },
  };
  const vars = settings(urls);
  const logs: ReturnType<typeof logMails>[] = [];
  let faults: string[] = [];
  let ahead = begin - Date.now();
  let running: Miniflare | null = null;
  let origin = "";

  const now = () => Date.now() + ahead;

  async function ask(path: string, { as = "admin", method, headers, body }: Asking = {}): Promise<Answer> {
    const text = typeof body === "object" ? JSON.stringify(body) : body;
    const answer = await fetch(origin + path, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      redirect: "manual",
      headers: {
        ...(as === null ? {} : { Authorization: `Bearer ${TOKENS[as]}` }),
        ...(typeof body === "object" ? { "Content-Type": "application/json" } : {}),
        ...headers,
      },
      ...(text === undefined ? {} : { body: text }),
    });
    if (answer.status >= 500) faults.push(`${method ?? "GET"} ${path.split("?")[0]} was answered ${answer.status}`);
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  }

  async function moveTo(instant: number): Promise<void> {
    ahead = Math.max(ahead, instant - Date.now());
    const answer = await fetch(`${origin}${SET_CLOCK}?ahead=${ahead}`);
    await answer.arrayBuffer();
  }

  async function cron(): Promise<void> {
    const { status, text } = await ask(`/cdn-cgi/local/scheduled?time=${now()}`, { as: null });
    if (status !== 200 || text !== "ok") faults.push(`the cron ended with ${status} ${text}`);
  }

  async function overdue(off: readonly string[]): Promise<boolean> {
    const { text } = await ask("/deliveries.json?status=pending");
    const { deliveries } = v.parse(pendingSchema, JSON.parse(text));
    return deliveries.some(({ target, due }) => !off.includes(target) && Date.parse(due) <= now());
  }

  async function settle(off: readonly string[] = []): Promise<void> {
    for (let minutes = 0; minutes < PATIENCE.minutes; minutes += 1) {
      await cron();
      for (const end = Date.now() + PATIENCE.message; Date.now() < end; await wait(30)) {
        if (!(await overdue(off))) return;
      }
      await moveTo(now() + MINUTE);
    }
    throw new Error(`what is due did not go out within ${PATIENCE.minutes} minutes`);
  }

  return {
    slacks,
    app,
    mails: () => logs.flatMap(({ mails }) => mails),
    now,
    async deploy(version) {
      await running?.dispose();
      const { log, mails } = logMails();
      logs.push({ log, mails });
      const { manifest: _, ...config } = workerConfig("installed", version, vars);
      running = new Miniflare({
        workers: [{ config: { ...config, manifest: underClock(version.script, ahead) } }],
        resourcePersistencePath: disk,
        unsafeTriggerHandlers: true,
        log,
        logRequests: false,
        handleStructuredLogs: ({ message }) => {
          if (WRONG.test(message)) faults.push(`${version.name}: ${message}`);
        },
      });
      origin = (await running.ready).origin;
    },
    async migrate(statements) {
      const db = await running?.getD1Database("DB");
      for (const sql of statements) await db?.prepare(sql).run();
    },
    async query(sql) {
      const db = await running?.getD1Database("DB");
      return (await db?.prepare(sql).all())?.results ?? [];
    },
    async dropCopies() {
      const kv = await running?.getKVNamespace("TRANSCRIPTS");
      for (const { name } of (await kv?.list())?.keys ?? []) await kv?.delete(name);
    },
    ...{ moveTo, cron, settle, ask },
    faults() {
      const found = faults;
      faults = [];
      return found;
    },
    async end() {
      await running?.dispose();
      await Promise.all([...Object.values(slacks), app].map((standIn) => standIn.close()));
    },
  };
}
