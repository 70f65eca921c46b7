import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { buildCounting } from "../../bench/build.ts";
import { type Running, startOn } from "../../bench/start.ts";
import { type SlackStandIn, startSlack } from "../../standin/slack/slack.ts";
import { beginning, WARMING } from "./beginning.ts";
import { readDeliveries } from "./deliveries.ts";
import { checksOf, lagsOf } from "./ends.ts";
import { counted, judge } from "./judge.ts";
import { minutesOf } from "./minutes.ts";
import { people } from "./people.ts";
import { printed } from "./print.ts";
import { type RowCounts, readChatIds, readPending, readRows, sampled } from "./samples.ts";
import { FOLLOWED_AFTER, settingsFor, type Target } from "./settings.ts";
import { withMoods } from "./slack-moods.ts";
import { warmUp } from "./warm-up.ts";
import { type Posted, postChats } from "./webhooks.ts";

/** How long, and how many webhooks a second. */
export interface Length {
  readonly minutes: number;
  readonly perSecond: number;
}

/** Where it runs. `started`: when the first minute begins, in milliseconds since 1970. */
interface Place {
  readonly worker: Running;
  readonly disk: string;
  readonly slacks: Readonly<Record<Target, SlackStandIn>>;
  readonly started: number;
}

const MINUTE = 60_000;
/** A look at how it stands, so often. */
const SAMPLES = 2_000;
/** When in each minute the cron fires. */
const CRON = MINUTE / 2;
/** Until everything must have ended: what escalates and reminds last, and what Slack asks for meanwhile. */
const PATIENCE = 10 * MINUTE;

/**
 * Runs the Worker as its users do, under webhooks that never pause, with a Slack that limits its rate, people who follow
 * up and the cron; then waits until all has ended. Prints what each minute came to, and returns whether all is as it
 * should be. `folder` is where the disk is, which is erased.
 */
export async function soak(length: Length, folder: string): Promise<boolean> {
  mkdirSync(folder, { recursive: true });
  const disk = mkdtempSync(join(folder, "soak-"));
  const slacks = { sales: await startSlack({ rateLimit: true }), desk: await startSlack({ rateLimit: true }) };
  try {
    const built = await buildCounting(disk, "counting-all");
    const started = beginning(Date.now(), length.minutes);
    console.log(`${length.minutes} minutes from ${new Date(started).toISOString()} on`);
    await until(started - WARMING);
    const urls = { sales: slacks.sales.url, desk: slacks.desk.url };
    const digestAt = started + Math.floor(length.minutes / 2) * MINUTE;
    const worker = await startOn(disk, built, settingsFor(urls, digestAt));
    try {
      await warmUp(worker);
      await until(started);
      return await underLoad({ worker, disk, slacks, started: Date.now() }, length);
    } finally {
      await worker.stop();
    }
  } finally {
    await Promise.all(Object.values(slacks).map((slack) => slack.close()));
    rmSync(disk, { recursive: true, force: true });
  }
}

async function underLoad({ worker, disk, slacks, started }: Place, { minutes, perSecond }: Length): Promise<boolean> {
  const agent = new Agent({ keepAlive: true });
  const posted: Posted[] = [];
  const staff = people(worker, posted, agent);
  const stopMoods = withMoods(slacks, started, minutes);
  const stopCron = everyMinute(worker);
  let isOver = false;
  const sampling = sampled(disk, worker, SAMPLES, () => isOver);
  const posting = postChats(worker.webhook, perSecond, posted, started + minutes * MINUTE, agent);
  const rows = await rowsOfMinutes(worker, started, minutes);
  isOver = true;
  const [samples] = await Promise.all([sampling, posting]);
  stopMoods();
  await allEnded(disk);
  await staff.stop();
  stopCron();
  agent.destroy();
  const messages = { sales: slacks.sales.messages, desk: slacks.desk.messages };
  const early = slacks.sales.early() + slacks.desk.early();
  const [deliveries, stored, { failures }] = [await readDeliveries(worker), readChatIds(disk), staff];
  const table = minutesOf({ started, posted, samples, rows, lags: lagsOf({ posted, deliveries, messages }) });
  const judgements = judge(table, perSecond);
  const checks = [counted(table), ...checksOf({ posted, stored, deliveries, messages, early, failures })];
  console.log(printed(table, deliveries, judgements, checks));
  return judgements.every(({ passed }) => passed) && checks.every(({ faults }) => faults.length === 0);
}

/** At the beginning, and at the end of each minute. */
async function rowsOfMinutes(worker: Running, started: number, minutes: number): Promise<readonly RowCounts[]> {
  const rows = [await readRows(worker)];
  while (rows.length <= minutes) {
    await until(started + rows.length * MINUTE);
    rows.push(await readRows(worker));
  }
  return rows;
}

/** The cron, in the middle of each minute. Returns what ends it. */
function everyMinute({ url }: Running): () => void {
  const fire = () => void fetch(`${url}cdn-cgi/local/scheduled`).catch(() => {});
  let timer = setTimeout(() => {
    fire();
    timer = setInterval(fire, MINUTE);
  }, CRON);
  return () => clearInterval(timer);
}

/** People go on until each alert has met its fate, and nothing is pending any more. Whatever never ends fails the checks. */
async function allEnded(disk: string): Promise<void> {
  await wait(2 * FOLLOWED_AFTER * MINUTE);
  for (const end = Date.now() + PATIENCE; Date.now() < end; await wait(500)) {
    if (readPending(disk).pending === 0) return;
  }
}

async function until(at: number): Promise<void> {
  await wait(Math.max(0, at - Date.now()));
}
