import { isRecord } from "../shape.ts";
import { discordFaults } from "./check.ts";

export const WEBHOOK = "/api/webhooks/223704706495545344/standin-token-standin-token-standin-token-standin";

/** A message as it stands in the channel now. */
export interface Posted {
  readonly id: string;
  readonly at: string;
  /** The thread that it was posted to; null: the channel itself. */
  readonly thread: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface DiscordRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly body: string;
}

/** Plays a webhook of Discord as its documentation has it. Nothing of Node: it runs in workerd too. */
export interface DiscordStandIn {
  /** As they stand now, the first one first. */
  readonly messages: readonly Posted[];
  /** Somebody deletes a message. */
  remove(id: string): void;
  /** Somebody deletes the webhook. */
  close(): void;
  answer(request: DiscordRequest, now: number): Response;
}

/** As many requests in two seconds. */
const RATE = { requests: 5, milliseconds: 2_000 };

/** `threads`: those of the channel. `rateLimit`: five requests in two seconds, as Discord has it for one webhook. */
export function createDiscord({ threads = [] as readonly string[], rateLimit = false } = {}): DiscordStandIn {
  const messages: Posted[] = [];
  const recent: number[] = [];
  let isOpen = true;
  let last = 1_188_472_090_000_000_000n;

  function post(body: Posted["body"], query: URLSearchParams, now: number): Response {
    const thread = query.get("thread_id");
    last += 1n;
    const posted = { id: String(last), at: new Date(now).toISOString(), thread, body: seen(body, query) };
    messages.push(posted);
    // Without `wait`, Discord does not say what became of it.
    return query.get("wait") === "true" ? messageOf(posted) : new Response(null, { status: 204 });
  }

  function change(id: string, body: Posted["body"], query: URLSearchParams): Response {
    const at = messages.findIndex((message) => message.id === id && message.thread === query.get("thread_id"));
    const old = messages[at];
    if (old === undefined) return refusal(404, 10008, "Unknown Message");
    // What a change does not name stays.
    const changed = { ...old, body: { ...old.body, ...seen(body, query) } };
    messages[at] = changed;
    return messageOf(changed);
  }

  return {
    messages,
    remove(id) {
      const at = messages.findIndex((message) => message.id === id);
      if (at >= 0) messages.splice(at, 1);
    },
    close: () => {
      isOpen = false;
    },
    answer({ method, path, body: text }, now) {
      const { pathname, searchParams: query } = new URL(path, "http://localhost");
      const [, id] = /^\/messages\/(\d+)$/.exec(pathname.slice(WEBHOOK.length)) ?? [];
      if (!pathname.startsWith("/api/webhooks/")) return refusal(404, 0, "404: Not Found");
      if (!isOpen) return refusal(404, 10015, "Unknown Webhook");
      if (!pathname.startsWith(WEBHOOK)) return refusal(401, 50027, "Invalid Webhook Token");
      while (recent[0] !== undefined && recent[0] <= now - RATE.milliseconds) recent.shift();
      const [first] = recent;
      if (rateLimit && first !== undefined && recent.length >= RATE.requests)
        return tooMany((first + RATE.milliseconds - now) / 1000);
      recent.push(now);
      const isChange = method === "PATCH" && id !== undefined;
      if (!isChange && (method !== "POST" || pathname !== WEBHOOK)) return refusal(405, 0, "405: Method Not Allowed");
      const thread = query.get("thread_id");
      if (thread !== null && !threads.includes(thread)) return refusal(400, 10003, "Unknown Channel");
      const body = parse(text);
      const faults = body === null ? ["not JSON"] : discordFaults(body, isChange);
      if (body === null || faults.length > 0) return refusal(400, 50035, "Invalid Form Body", faults);
      return isChange ? change(id, body, query) : post(body, query, now);
    },
  };
}

/** Without `with_components`, a webhook that belongs to no app loses its buttons. */
function seen(body: Posted["body"], query: URLSearchParams): Posted["body"] {
  return query.get("with_components") === "true" ? body : { ...body, components: [] };
}

/** The answer repeats the message. */
function messageOf({ id, at, body }: Posted): Response {
  const { content = "", embeds = [], components = [], flags = 0 } = body;
  const author = { id: "223704706495545344", bot: true, username: "Alerts" };
  return Response.json({
    type: 0,
    content,
    embeds,
    components,
    timestamp: at,
    flags,
    id,
    author,
    webhook_id: author.id,
  });
}

function tooMany(seconds: number): Response {
  const body = { message: "You are being rate limited.", retry_after: seconds, global: false };
  return Response.json(body, { status: 429, headers: { "Retry-After": String(Math.ceil(seconds)) } });
}

function refusal(status: number, code: number, message: string, faults: readonly string[] = []): Response {
  return Response.json({ message, code, ...(faults.length === 0 ? {} : { errors: { _errors: faults } }) }, { status });
}

function parse(text: string): Posted["body"] | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
