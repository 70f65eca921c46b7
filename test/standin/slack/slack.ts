import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { answerAsChannels } from "../channels/server.ts";
import type { StandIn } from "../stand-in.ts";
import { checkSlack, hasBlocks, type Refusal } from "./check.ts";
import { inboxPage, type Posted, slackMessage } from "./inbox.ts";
import { createPace, type Pace } from "./pace.ts";

/** What the next request is answered instead of Slack's own answer. */
export interface Programmed {
  /** 200 posts the message, as long as Slack would take it. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly delayMs?: number;
  /** No answer ever comes. */
  readonly hang?: boolean;
  /** The connection breaks off. */
  readonly reset?: boolean;
  /** The message is posted although the answer says otherwise, or does not come. */
  readonly posted?: boolean;
}

export interface SlackStandIn {
  /** The incoming webhook. */
  readonly url: string;
  readonly inboxUrl: string;
  readonly messages: readonly Posted[];
  /** Requests to the webhook, whatever became of them. */
  readonly attempts: readonly string[];
  /** Of a rate limit: how many requests came before the time that they were told to wait for was over. */
  early(): number;
  next(...answers: readonly Programmed[]): void;
  close(): Promise<void>;
}

interface SlackSettings {
  readonly port?: number;
  readonly rateLimit?: boolean;
  readonly takesBlocks?: boolean;
  readonly failsAtBlocks?: boolean;
  /** Other channels at the same port, shown on the same page. */
  readonly others?: readonly StandIn[];
}

const WEBHOOK = "/services/T00000000/B00000000/standin";

/**
 * Plays Slack's incoming webhooks on loopback. Port 0 takes a free one; `rateLimit` makes it as slow as Slack, and what
 * it told to wait is refused until then; `takesBlocks: false` answers whatever blocks with 400 invalid_blocks,
 * `failsAtBlocks` with 500.
 */
export async function startSlack({
  port = 0,
  rateLimit = false,
  takesBlocks = true,
  failsAtBlocks = false,
  others = [],
}: SlackSettings = {}): Promise<SlackStandIn> {
  const messages: Posted[] = [];
  const attempts: string[] = [];
  const programmed: Programmed[] = [];
  const pace = rateLimit ? createPace() : null;
  const check = (body: string) => checkSlack(parse(body), takesBlocks);

  const slack: StandIn = {
    ...{ channel: "slack", name: "Slack", accepts: () => false, answer: () => new Response(null, { status: 404 }) },
    articles: () => messages.map(slackMessage).toReversed(),
  };

  async function received(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    if (others.length > 0 && !request.url?.startsWith("/services/")) {
      return answerAsChannels([slack, ...others], request, response, body);
    }
    return webhook(request, response, body);
  }

  async function webhook(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    attempts.push(new Date().toISOString());
    const order = programmed.shift();
    const fails: Answered | null =
      failsAtBlocks && hasBlocks(parse(body)) ? { status: 500, body: "server_error" } : null;
    const own = order?.status ? null : (fails ?? ownAnswer(request, body, pace, check));
    const asked = Number(order?.headers?.["Retry-After"]);
    if (asked > 0) pace?.asked(asked);
    const status = order?.status ?? own?.status ?? 200;
    const taken = check(body) === null;
    if (order?.delayMs) await wait(order.delayMs);
    if (taken && (order?.posted ?? (status === 200 && !order?.hang && !order?.reset))) {
      messages.push({ at: new Date().toISOString(), body: parse(body) });
    }
    if (order?.hang) return;
    if (order?.reset) request.socket.destroy();
    else answer(response, status, order?.body ?? own?.body ?? "ok", { ...own?.headers, ...order?.headers });
  }

  const server = createServer((request, response) => {
    if (request.method !== "GET") void received(request, response);
    else if (others.length > 0 && request.url !== "/inbox.json")
      void answerAsChannels([slack, ...others], request, response, "");
    else if (request.url === "/")
      answer(response, 200, inboxPage(messages), { "Content-Type": "text/html; charset=utf-8" });
    else if (request.url === "/inbox.json") {
      answer(response, 200, JSON.stringify(messages), { "Content-Type": "application/json" });
    } else answer(response, 404, "not found");
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : port}`;
  return {
    url: origin + WEBHOOK,
    inboxUrl: `${origin}/`,
    messages,
    attempts,
    early: () => pace?.early() ?? 0,
    next: (...answers) => void programmed.push(...answers),
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

interface Answered {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function ownAnswer(
  request: IncomingMessage,
  body: string,
  pace: Pace | null,
  check: (body: string) => Refusal | null,
): Answered {
  if (request.url !== WEBHOOK) return { status: 404, body: "no_service" };
  const seconds = pace?.refusal() ?? null;
  if (seconds !== null) return { status: 429, body: "rate_limited", headers: { "Retry-After": String(seconds) } };
  const refusal = check(body);
  if (refusal) console.error(`slack stand-in: ${refusal.error}: ${refusal.faults.join("; ")}`);
  return refusal ? { status: 400, body: refusal.error } : { status: 200, body: "ok" };
}

function answer(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", ...headers }).end(body);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
