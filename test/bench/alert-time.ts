import { Agent } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { type SlackStandIn, startSlack } from "../standin/slack.ts";
import { chatBody, ordinaryChat, PROJECT, seeded } from "./bodies.ts";
import type { Built } from "./build.ts";
import { send } from "./load.ts";
import { type Running, start } from "./start.ts";

/** One target takes a message a second, so several Workers with a target each are measured side by side. */
const SIDE_BY_SIDE = 4;
const CHATS_A_SECOND = 20;

/** After a message its target is idle again when the pace of Slack has passed; a little more, so that it surely has. */
const IDLE_AFTER = { least: 1_100, most: 1_300 };
const PATIENCE = 30_000;

/** In milliseconds, shortest first. */
export interface AlertTimes {
  /** From the beginning of the webhook's request until the stand-in has the alert. */
  readonly alerts: readonly number[];
  /** How long the instant Worker took for an answer, at the same time on the same machine. */
  readonly instant: readonly number[];
}

/** Every alert is the first of an idle target, while `CHATS_A_SECOND` ordinary chats come in at every Worker. */
export async function alertTimes(ours: Built, instant: Built, disk: string, count: number): Promise<AlertTimes> {
  const slacks = await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => startSlack()));
  const beside = await start(instant, disk, "");
  const workers = await Promise.all(slacks.map((slack) => start(ours, disk, slack.url)));
  const streams = [beside, ...workers].map(streamTo);
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
    await Promise.all([beside, ...workers].map((worker) => worker.stop()));
    await Promise.all(slacks.map((slack) => slack.close()));
  }
}

async function alertsAt(worker: Running, slack: SlackStandIn, count: number, random: () => number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  for (let number = 1; number <= count; number += 1) {
    await wait(IDLE_AFTER.least + random() * (IDLE_AFTER.most - IDLE_AFTER.least));
    // Far from the ids of the ordinary chats.
    const chatId = 1_000_000 + number;
    const body = chatBody(chatId, 4, { disposition: "missed" });
    const posted = Date.now();
    await send({ method: "POST", url: worker.webhook, body }, agent);
    times.push((await arrival(slack, `${PROJECT}/${chatId}`)) - posted);
  }
  agent.destroy();
  return times;
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
