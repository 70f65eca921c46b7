import { Agent } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { type SlackStandIn, startSlack } from "../standin/slack/slack.ts";
import { chatBody, ordinaryChat, PROJECT, seeded } from "./bodies.ts";
import type { Built } from "./build.ts";
import { send } from "./load.ts";
import type { Order } from "./serve.ts";
import { type Running, start } from "./start.ts";

/** Several Workers are measured at once, so that it takes minutes and not hours. */
const SIDE_BY_SIDE = 4;
const CHATS_A_SECOND = 20;

/**
 * What follows within 30 s of a target's message is gathered. So every Worker has 30 targets that are alerted in turn,
 * with pauses of more than a second: whose turn it is has been idle for longer.
 */
const TARGETS = Array.from({ length: 30 }, (_, index) => `queue-${index}`);
const PAUSE = { least: 1_100, most: 1_300 };
const PATIENCE = 30_000;

/** In milliseconds, shortest first. */
export interface AlertTimes {
  /** From the beginning of the webhook's request until the stand-in has the alert. */
  readonly alerts: readonly number[];
  /** How long the instant Worker took for an answer, at the same time on the same machine. */
  readonly instant: readonly number[];
}

/** Every one of the `count` alerts is the first of an idle target, while ordinary chats come in at every Worker. */
export async function alertTimes(ours: Built, instant: Built, disk: string, count: number): Promise<AlertTimes> {
  const slacks = await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => startSlack()));
  const instantWorker = await start(instant, disk, {});
  const workers = await Promise.all(slacks.map((slack) => start(ours, disk, settingsFor(slack.url))));
  const streams = [instantWorker, ...workers].map(streamTo);
  try {
    const each = Math.ceil(count / SIDE_BY_SIDE);
    const times = await Promise.all(
      slacks.map((slack, index) => {
        const worker = workers[index];
        return worker === undefined ? [] : alertsAt(worker, slack, each, seeded(index));
      }),
    );
    const [answers = []] = await Promise.all(streams.map((stream) => stream.end()));
    return { alerts: ascending(times.flat()), instant: ascending(answers) };
  } finally {
    await Promise.all([instantWorker, ...workers].map((worker) => worker.stop()));
    await Promise.all(slacks.map((slack) => slack.close()));
  }
}

async function alertsAt(worker: Running, slack: SlackStandIn, count: number, random: () => number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  // Those of the first round make the couriers, and do not count: an idle target has one.
  for (let number = 1 - TARGETS.length; number <= count; number += 1) {
    await wait(PAUSE.least + random() * (PAUSE.most - PAUSE.least));
    // Far from the ids of the ordinary chats.
    const chatId = 1_000_000 + number;
    const body = chatBody(chatId, 4, { disposition: "missed", lastQueueName: TARGETS[chatId % TARGETS.length] });
    const posted = Date.now();
    await send({ method: "POST", url: worker.webhook, body }, agent);
    const came = await arrival(slack, `${PROJECT}/${chatId}`);
    if (number > 0) times.push(came - posted);
  }
  agent.destroy();
  return times;
}

/** Each target hears of the queue that is called like it. */
function settingsFor(slackUrl: string): Order["bindings"] {
  return {
    SLACK_URL: slackUrl,
    TARGETS: Object.fromEntries(TARGETS.map((name) => [name, { channel: "slack", webhook: "SLACK_URL" }])),
    RULES: TARGETS.map((name) => ({ name, match: { queue: name }, to: [name] })),
  };
}

/** When the stand-in had the message that names this chat; the latest message is the only one that can. */
async function arrival(slack: SlackStandIn, chat: string): Promise<number> {
  for (let waited = 0; waited < PATIENCE; waited += 10) {
    const last = slack.messages.at(-1);
    if (last !== undefined && JSON.stringify(last.body).includes(chat)) return Date.parse(last.at);
    await wait(10);
  }
  throw new Error(`no alert of chat ${chat} came within ${PATIENCE / 1000} s`);
}

/** Ordinary chats at an even pace, whether the earlier ones are answered or not. */
function streamTo(worker: Running): { end(): Promise<readonly number[]> } {
  const agent = new Agent({ keepAlive: true });
  const answers: Promise<number>[] = [];
  const timer = setInterval(() => {
    const body = ordinaryChat(answers.length + 1);
    const answer = send({ method: "POST", url: worker.webhook, body }, agent);
    // Looked at in the end, together with the others.
    answer.catch(() => {});
    answers.push(answer);
  }, 1_000 / CHATS_A_SECOND);
  return {
    async end() {
      clearInterval(timer);
      const times = await Promise.all(answers);
      agent.destroy();
      return times;
    },
  };
}

function ascending(times: readonly number[]): readonly number[] {
  return [...times].sort((one, other) => one - other);
}
