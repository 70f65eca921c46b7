import { env } from "cloudflare:test";
import { TEST, WATCH } from "./slack.ts";
import type { Stage } from "./stage.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** In minutes, until everything must have ended: the waits after three attempts that failed, and a sweep for each. */
const RECOVERY = 15;

const LOST = JSON.stringify({ projectId: 7, chatId: 1, disposition: "lost" });
const MISSED = JSON.stringify({ projectId: 7, chatId: 2, disposition: "missed" });
const BREACHED = JSON.stringify({ projectId: 7, chatId: 1, disposition: "lost", slaStatus: "missedAfterSLA" });
const AFTER_ALL = JSON.stringify({ projectId: 7, chatId: 4, disposition: "lost" });
const UNREADABLE = '{"projectId":7';

/** Which reasons go together depends on what was stored when. */
const RECORDED = ["1 lost sent", "1 sla-breached sent", "2 missed sent", "4 lost sent"];
const TOLD = ["Lost chat 7/1", "Missed chat 7/2", "SLA breached 7/1", "Lost chat 7/4", WATCH];

/** What is played with faults, and what every ending must come to. */
export interface Story {
  /** Beside those of every stage. */
  readonly settings: object;
  play(stage: Stage): Promise<Ending>;
  readonly recorded: readonly string[];
  readonly told: readonly string[];
  readonly quarantined: number;
}

export interface Ending {
  /** What the deliveries to Slack, and to others in its place, in D1 say when the cron has had its time, as "chat reason status", and of what is told later "chat kind status". */
  readonly recorded: readonly string[];
  /** How often the other target is to hear that Slack was disabled. */
  readonly outages: number;
  /** What Slack took: twice what it took twice. */
  readonly told: readonly string[];
  readonly quarantined: number;
  /** What the journal still holds after a restart. */
  readonly left: number;
}

/**
 * A day's worth of what can happen: two alerts, one of which Slack refuses at first, a body that is none, a revision
 * with a new reason, which is gathered, the same again, the cron; an alert for which Slack is disabled, until a test
 * succeeds. Then all is well again, and VCC Live brings what was not answered.
 */
async function play(stage: Stage): Promise<Ending> {
  const owed: string[] = [];
  const post = async (body: string) => {
    const status = await stage.post(body);
    if (status >= 500) owed.push(body);
  };
  await post(LOST);
  await stage.pass(0);
  stage.refuse(500);
  await post(MISSED);
  await stage.pass(2 * SECOND);
  await post(UNREADABLE);
  await post(BREACHED);
  await post(BREACHED);
  await stage.pass(40 * SECOND);
  await stage.sweep();
  await stage.pass(MINUTE);
  stage.refuse(404);
  await post(AFTER_ALL);
  await stage.pass(MINUTE);
  stage.refuse();
  await stage.test();
  await stage.pass(MINUTE);
  stage.calls.end();
  for (const body of owed.splice(0)) await post(body);
  // A courier that was killed before D1 knew that Slack is disabled tells it when it is woken.
  await stage.sweep();
  await stage.pass(MINUTE);
  if (await isOff()) await stage.test();
  return recover(stage);
}

/** What is left to be told is, by the cron alone. */
export async function recover(stage: Stage): Promise<Ending> {
  // The first sweep gathers what the engineers hear of, whether or not anything else is pending.
  for (let minutes = 0; minutes < RECOVERY && (minutes === 0 || (await hasPending())); minutes += 1) {
    await stage.sweep();
    await stage.pass(MINUTE);
  }
  return endingOf(stage);
}

export const ALERTS: Story = { settings: {}, play, recorded: RECORDED, told: TOLD, quarantined: 1 };

async function hasPending(): Promise<boolean> {
  return (
    (await env.DB.prepare("SELECT 1 FROM deliveries WHERE status = 'pending' AND target = 'slack' LIMIT 1").first()) !==
    null
  );
}

async function isOff(): Promise<boolean> {
  return (await env.DB.prepare("SELECT 1 FROM outages").first()) !== null;
}

async function endingOf(stage: Stage): Promise<Ending> {
  const { results } = await env.DB.prepare(
    `SELECT DISTINCT iif(target = 'slack', '', 'for ' || target || ': ') AS whose, chat_id,
       iif(kind = 'alert', value, kind) AS reason, status FROM deliveries, json_each(reasons)
     WHERE target = 'slack' OR other_target = 'slack'`,
  ).all();
  const outages = Number(await env.DB.prepare("SELECT count(*) AS n FROM deliveries WHERE kind = 'outage'").first("n"));
  // Whatever is still kept back comes out now: an hour later, and from nothing but what is stored.
  stage.restart();
  await stage.post(JSON.stringify({ projectId: 7, chatId: 3, disposition: "lost" }));
  await stage.pass(60 * MINUTE);
  return {
    recorded: results.map(({ whose, chat_id, reason, status }) => `${whose}${chat_id} ${reason} ${status}`),
    outages,
    told: stage.told.filter((name) => !name.endsWith(" 7/3") && name !== TEST),
    quarantined: Number(await env.DB.prepare("SELECT count(*) AS n FROM quarantine").first("n")),
    left: (await stage.storage.list({ prefix: "entry/" })).size,
  };
}
