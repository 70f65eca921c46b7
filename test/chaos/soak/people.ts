import type { Agent } from "node:http";
import { PROJECT } from "../../bench/bodies.ts";
import { answerTo } from "../../bench/load.ts";
import { type Running, SECRETS } from "../../bench/start.ts";
import type { Posted } from "./webhooks.ts";

/** Those who take care of alerts, as each one's fate has it. */
export interface People {
  /** What was answered otherwise than it should have been: which request, and how. */
  readonly failures: readonly string[];
  stop(): Promise<void>;
}

/** Someone looks at the inbox so often, and does what there is to do; in milliseconds. */
const LOOKS = 10_000;
const ACTS = 5_000;
/** At once: more than come in between. */
const MOST = 100;
const HEADERS = { Authorization: `Bearer ${SECRETS.ADMIN_TOKEN}` };

export function people({ url }: Running, posted: readonly Posted[], agent: Agent): People {
  const failures: string[] = [];
  const under = new Set<Promise<void>>();
  const done = { claim: new Set<number>(), resolve: new Set<number>() };

  async function ask(method: "GET" | "POST", path: string, headers: Readonly<Record<string, string>>, json?: object) {
    const body = json === undefined ? {} : { body: Buffer.from(JSON.stringify(json)) };
    const answer = await answerTo(
      { method, url: url + path, headers: { ...HEADERS, ...headers }, ...body },
      agent,
    ).catch(() => null);
    if (answer?.status !== 200) failures.push(`${method} /${path} was answered ${answer?.status ?? "not at all"}`);
  }

  /** Several at once, as with the boxes of the inbox. */
  async function act(action: "claim" | "resolve", fate: "claimed" | "resolved", more: object): Promise<void> {
    const due = posted.filter(({ chatId, alerting, status, answeredAt }) => {
      const seconds = alerting?.fate[fate] ?? null;
      const isDue = status === 200 && seconds !== null && answeredAt + seconds * 1000 <= Date.now();
      return isDue && !done[action].has(chatId);
    });
    const some = due.slice(0, MOST);
    for (const { chatId } of some) done[action].add(chatId);
    const chats = some.map(({ chatId }) => `${PROJECT}/${chatId}`);
    const headers = { "Content-Type": "application/json" };
    if (chats.length > 0) await ask("POST", `alerts/${action}`, headers, { chats, ...more });
  }

  async function actAll(): Promise<void> {
    await act("claim", "claimed", {});
    await act("resolve", "resolved", { outcome: "called-back", note: "Sends the second lamp on Monday." });
  }

  const begin = (work: Promise<void>) => under.add(work.finally(() => under.delete(work)));
  const timers = [
    setInterval(() => begin(ask("GET", "", { Accept: "text/html" })), LOOKS),
    setInterval(() => begin(actAll()), ACTS),
  ];
  return {
    failures,
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(under);
    },
  };
}
