import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { seeded } from "../bench/bodies.ts";
import { buildOurs } from "../bench/build.ts";
import { type Programmed, type SlackStandIn, startSlack } from "../standin/slack/slack.ts";
import { arrivals } from "./arrivals.ts";
import { readLedger } from "./ledger.ts";
import { mortal } from "./mortal.ts";
import { vccLive } from "./vcc-live.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

/** Each tells one target; what is in the queue "Everybody" all of them hear. */
const TARGETS = ["one", "two", "three", "four"] as const;
const EVERYBODY = "Everybody";
const SECRET = "chaos-secret-key-of-32-characters";
const PER_SECOND = 50;
/** The runtime is up so long before it is killed, in milliseconds. */
const LIFE = { least: 700, most: 3_500 };
const CRON = 3_000;
/** Until all must have ended: the wait after four failures, ten minutes and a fifth, after those before it. */
const PATIENCE = 1_200_000;

/** One by one, for the first messages of each target. */
const FAULTS: readonly Programmed[] = [
  { status: 500, body: "server_error" },
  { reset: true, posted: true },
  { status: 429, headers: { "Retry-After": "2" }, body: "rate_limited" },
  { status: 500, body: "server_error", posted: true },
  { reset: true },
  { delayMs: 800, status: 200 },
  { hang: true, posted: true },
  { hang: true },
];

/**
 * A Worker under 50 webhooks a second that is killed again and again while Slack behaves badly, and then left in
 * peace. `seed` decides when it is killed and what Slack does, `disk` is a folder that is emptied.
 */
export async function killAgainAndAgain(kills: number, seed: number, disk: string): Promise<Verdict> {
  rmSync(disk, { recursive: true, force: true });
  mkdirSync(disk, { recursive: true });
  const random = seeded(seed);
  const slacks = new Map<string, SlackStandIn>();
  for (const target of TARGETS) slacks.set(target, await startSlack());
  for (const slack of slacks.values()) slack.next(...program(kills, random));
  const persistence = join(disk, "state");
  const worker = mortal({ ...(await buildOurs(disk)), vars: varsFor(slacks), persistence });
  const vcc = vccLive(worker.url, SECRET, [...TARGETS, EVERYBODY]);
  const cron = setInterval(() => {
    const url = worker.url();
    if (url !== null) void fetch(`${url}cdn-cgi/local/scheduled`).catch(() => {});
  }, CRON);
  try {
    await worker.start();
    let isOver = false;
    const load = vcc.post(PER_SECOND, () => isOver);
    for (let count = 0; count < kills; count += 1) {
      await wait(LIFE.least + random() * (LIFE.most - LIFE.least));
      await worker.kill();
      await worker.start();
    }
    isOver = true;
    await load;
    await vcc.bringAgain();
    await allEnded(persistence);
  } finally {
    clearInterval(cron);
    await worker.stop();
    for (const slack of slacks.values()) await slack.close();
  }
  return verdictOf(vcc.posted, readLedger(persistence), recipientsOf, (delivery) =>
    arrivals(slacks.get(delivery.target)?.messages ?? [], delivery),
  );
}

/** Half of the answers are bad ones, and there are as many as keep Slack ill for about as long as there are kills. */
function program(kills: number, random: () => number): readonly Programmed[] {
  return Array.from({ length: kills * 2 }, () => {
    const fault = FAULTS[Math.floor(random() * FAULTS.length)];
    return fault === undefined || random() < 0.5 ? { status: 200 } : fault;
  });
}

function varsFor(slacks: ReadonlyMap<string, SlackStandIn>) {
  const each = TARGETS.map((target) => ({ name: target, match: { queue: target }, to: [target] }));
  const secrets = [...slacks].map(([target, { url }]) => [`SLACK_${target.toUpperCase()}_URL`, url]);
  return {
    VCC_SECRET_KEY: SECRET,
    ADMIN_TOKEN: "chaos-admin-token-of-32-characters",
    ...Object.fromEntries(secrets),
    TARGETS: Object.fromEntries(
      TARGETS.map((target) => [target, { channel: "slack", webhook: `SLACK_${target.toUpperCase()}_URL` }]),
    ),
    RULES: [...each, { name: EVERYBODY, match: { queue: EVERYBODY }, to: [...TARGETS] }],
  };
}

function recipientsOf(queue: string): readonly string[] {
  return queue === EVERYBODY ? TARGETS : [queue];
}

async function allEnded(persistence: string): Promise<void> {
  const until = performance.now() + PATIENCE;
  while (performance.now() < until) {
    if (readLedger(persistence).deliveries.every(({ status }) => status !== "pending")) return;
    await wait(500);
  }
}
