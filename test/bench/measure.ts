import { setTimeout as wait } from "node:timers/promises";
import { chatBody, ordinaryChat, PROJECT } from "./bodies.ts";
import { type Exchange, load } from "./load.ts";
import { type Running, SECRETS } from "./start.ts";
import { quantile } from "./statistics.ts";

export const CONNECTIONS = [1, 16, 50] as const;
export type Connections = (typeof CONNECTIONS)[number];

/** Chats of these ids are written first; every fourth is long. The inbox lists as many alerts as a page holds. */
export const PAGES = { short: `chats/${PROJECT}/5`, long: `chats/${PROJECT}/4`, inbox: "" } as const;
export type PageName = keyof typeof PAGES;

/** What needs a call, for the inbox: ids that no other chat has. */
const ALERTS = { first: 1_000_000, count: 50 };

/** How many requests of a kind are measured, after as many as the runtime needs to get warm. */
export interface Amounts {
  readonly warmUp: number;
  readonly webhooks: Readonly<Record<Connections, number>>;
  readonly pages: number;
}

/** One Worker, measured once, from a fresh start. Times in milliseconds. */
export interface Measured {
  readonly cpu: { readonly webhook: number; readonly startUp: number } & Partial<Record<PageName, number>>;
  readonly startUp: number;
  readonly webhooks: Readonly<Record<Connections, Rate>>;
}

export interface Rate {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export async function measure(worker: Running, amounts: Amounts): Promise<Measured> {
  const chats = sequence(worker);
  await load(chats(amounts.warmUp), 16);
  const before = worker.cpu();
  const webhooks = {
    1: await rate(chats(amounts.webhooks[1]), 1),
    16: await rate(chats(amounts.webhooks[16]), 16),
    50: await rate(chats(amounts.webhooks[50]), 50),
  };
  await atRest();
  const count = CONNECTIONS.reduce((sum, connections) => sum + amounts.webhooks[connections], 0);
  const cpu = { webhook: (worker.cpu() - before) / count, startUp: worker.startUp.cpu };
  return { cpu, startUp: worker.startUp.wall, webhooks };
}

/** CPU milliseconds for one page of a transcript, and of the inbox. */
export async function measurePages(worker: Running, amounts: Amounts): Promise<Readonly<Record<PageName, number>>> {
  const short = await page(worker, PAGES.short, amounts.pages);
  const long = await page(worker, PAGES.long, amounts.pages);
  await load(alerting(worker), 16);
  await atRest();
  return { short, long, inbox: await page(worker, PAGES.inbox, amounts.pages) };
}

function alerting(worker: Running): readonly Exchange[] {
  return Array.from({ length: ALERTS.count }, (_, index) => {
    const body = chatBody(ALERTS.first + index, 4, { disposition: index % 2 === 0 ? "lost" : "missed" });
    return { method: "POST", url: worker.webhook, body };
  });
}

async function page(worker: Running, path: string, count: number): Promise<number> {
  const headers = { Authorization: `Bearer ${SECRETS.ADMIN_TOKEN}`, Accept: "text/html" };
  const one: Exchange = { method: "GET", url: worker.url + path, headers };
  await load(Array<Exchange>(Math.ceil(count / 2)).fill(one), 16);
  const before = worker.cpu();
  await load(Array<Exchange>(count).fill(one), 16);
  return (worker.cpu() - before) / count;
}

/** Ready-made requests with ever new chats, the same ones for every Worker. */
function sequence(worker: Running): (count: number) => readonly Exchange[] {
  let chatId = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      chatId += 1;
      return { method: "POST", url: worker.webhook, body: ordinaryChat(chatId) };
    });
}

async function rate(exchanges: readonly Exchange[], connections: Connections): Promise<Rate> {
  const { perSecond, latencies } = await load(exchanges, connections);
  const [p50, p95, p99] = [quantile(latencies, 0.5), quantile(latencies, 0.95), quantile(latencies, 0.99)];
  return { perSecond, p50, p95, p99 };
}

/** What goes on after the last answer (the KV copy) belongs to the webhooks too. */
function atRest(): Promise<void> {
  return wait(300);
}
