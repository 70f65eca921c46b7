import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import * as v from "valibot";
import { DEV, wrangler } from "../../src/commands/wrangler.ts";
import { collectMails, type LocalMail } from "./mails.ts";
import { PLACE_ARGS } from "./place.ts";

export interface RunningWorker {
  readonly url: string;
  /** Resolves when it has ended, for whatever reason. */
  readonly ended: Promise<unknown>;
  /** What it has sent by mail. */
  readonly mails: readonly LocalMail[];
}

/** Warnings of the runtime that are true of every local run. */
const NOISE = /Scheduled Workers are not automatically triggered/;

/** How long the runtime may take to answer, on a slow machine at its first start. */
const PATIENCE = 60_000;

/** Starts the Worker in the local runtime; only what it complains of is shown. */
export function startWorker(port: number): RunningWorker {
  const how = ["--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0", "--log-level", "info"];
  const child = wrangler([...DEV, ...PLACE_ARGS, ...how], ["ignore", "pipe", "pipe"]);
  child.stderr?.on("data", (text) => NOISE.test(String(text)) || process.stderr.write(text));
  const mails = child.stdout === null ? [] : collectMails(child.stdout);
  return { url: `http://127.0.0.1:${port}`, ended: once(child, "exit"), mails };
}

/** Null as soon as it is well; a sentence when it is not, or does not answer. */
export async function problemOf({ url, ended }: RunningWorker, adminToken: string): Promise<string | null> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  for (const until = Date.now() + PATIENCE; Date.now() < until && !over; await wait(100)) {
    const health = await fetch(`${url}/healthz`, { headers: { Authorization: `Bearer ${adminToken}` } }).catch(
      () => null,
    );
    if (health?.ok) return null;
    const mistakes = health === null ? [] : v.parse(words, await health.json()).mistakes;
    if (mistakes.length > 0) return `A setting is wrong:\n${mistakes.map((mistake) => `  ${mistake}`).join("\n")}`;
  }
  return over ? "The Worker ended before it answered; what it said stands above." : "The Worker does not answer.";
}

const words = v.looseObject({ mistakes: v.optional(v.array(v.string()), []) });

/** The local runtime fires no cron: without this nobody would wake a courier that missed its wake-up. */
export function fireCron({ url }: RunningWorker): void {
  setInterval(() => void fetch(`${url}/cdn-cgi/local/scheduled`).catch(() => {}), 60_000);
}
