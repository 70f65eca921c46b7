import { isRecord } from "../shape.ts";
import { checkSlack, hasBlocks } from "./check.ts";

/** A message as it stands in a channel now. */
export interface PostedMessage {
  readonly channel: string;
  readonly ts: string;
  /** The message that it stands below; null where it stands in the channel itself. */
  readonly threadTs: string | null;
  readonly by: "bot" | "webhook";
  readonly body: Readonly<Record<string, unknown>>;
}

export interface SlackRequest {
  readonly path: string;
  readonly authorization: string | null;
  readonly body: string;
}

/** Plays a workspace of Slack as its documentation has it. Nothing of Node: it runs in workerd too. */
export interface Workspace {
  /** As they stand now, the first one first. */
  readonly messages: readonly PostedMessage[];
  /** What was asked of it: the paths. */
  readonly asked: readonly string[];
  /** The Web API answers these words next, in place of its own. */
  refuse(...errors: readonly string[]): void;
  /** Somebody deletes a message. */
  remove(ts: string): void;
  /** The path of a new `response_url` for the message. */
  answerPath(ts: string, now: number): string;
  answer(request: SlackRequest, now: number): Response;
}

export const CHANNEL = { id: "C0123ABCD", name: "sales" };
export const BOT_TOKEN = "xoxb-1-standin";

/** Half an hour and five answers: all that a response_url is good for. */
const HOLDS = { milliseconds: 30 * 60_000, answers: 5 };

/**
 * `rateLimit`: one message a second for each channel, as Slack has it. `failsAtBlocks`: it fails by itself at whatever has
 * blocks.
 */
export function createWorkspace({
  token = BOT_TOKEN,
  channel = CHANNEL,
  rateLimit = false,
  failsAtBlocks = false,
} = {}): Workspace {
  const messages: PostedMessage[] = [];
  const asked: string[] = [];
  const refusals: string[] = [];
  const addresses = new Map<string, { readonly ts: string; readonly since: number; answers: number }>();
  let last = Number.NEGATIVE_INFINITY;

  function stand(by: PostedMessage["by"], body: PostedMessage["body"]): PostedMessage {
    const ts = `1503435956.${String(messages.length + addresses.size + 1).padStart(6, "0")}`;
    const threadTs = typeof body.thread_ts === "string" ? body.thread_ts : null;
    const posted = { channel: channel.id, ts, threadTs, by, body };
    messages.push(posted);
    return posted;
  }

  function replace(ts: string, body: PostedMessage["body"]): void {
    const at = messages.findIndex((message) => message.ts === ts);
    const old = messages[at];
    if (old !== undefined) messages[at] = { ...old, body };
  }

  function api(method: string, { authorization, body: text }: SlackRequest, now: number): Response {
    const body = parse(text);
    if (rateLimit && now - last < 1_000) {
      const headers = { "Retry-After": "1" };
      return Response.json({ ok: false, error: "ratelimited" }, { status: 429, headers });
    }
    const fails = failsAtBlocks && hasBlocks(body) ? "internal_error" : undefined;
    const error = refusals.shift() ?? fails ?? faultOf(method, authorization, body);
    if (error !== null || body === null) return Response.json({ ok: false, error: error ?? "invalid_json" });
    last = now;
    if (method === "chat.postMessage") return taken(stand("bot", body));
    const changed = messages.find(({ ts }) => ts === body.ts);
    // Blocks that an update does not name stay.
    if (changed !== undefined) replace(changed.ts, { ...pickBlocks(changed.body), ...body });
    return changed === undefined ? Response.json({ ok: false, error: "message_not_found" }) : taken(changed);
  }

  function faultOf(method: string, authorization: string | null, body: PostedMessage["body"] | null): string | null {
    if (method !== "chat.postMessage" && method !== "chat.update") return "unknown_method";
    if (authorization === null) return "not_authed";
    if (authorization !== `Bearer ${token}`) return "invalid_auth";
    if (body === null) return "invalid_json";
    // Only posting takes a channel by its name.
    const known = method === "chat.update" ? [channel.id] : [channel.id, `#${channel.name}`];
    if (!known.includes(String(body.channel))) return "channel_not_found";
    const changed = messages.find(({ ts }) => ts === body.ts);
    if (method === "chat.update" && changed === undefined) return "message_not_found";
    if (changed?.by === "webhook") return "cant_update_message";
    return checkSlack(body)?.error ?? null;
  }

  function webhook({ body: text }: SlackRequest): Response {
    const body = parse(text);
    if (failsAtBlocks && hasBlocks(body)) return new Response("server_error", { status: 500 });
    const refusal = checkSlack(body);
    if (refusal !== null || body === null) return new Response(refusal?.error ?? "invalid_payload", { status: 400 });
    stand("webhook", body);
    return new Response("ok");
  }

  function pressAnswer({ path, body: text }: SlackRequest, now: number): Response {
    const address = addresses.get(path);
    if (address === undefined) return over("invalid_url");
    if (now - address.since > HOLDS.milliseconds) return over("expired_url");
    if (address.answers >= HOLDS.answers) return over("used_url");
    address.answers += 1;
    const body = parse(text);
    const refusal = checkSlack(body);
    if (refusal !== null || body === null) {
      return Response.json({ ok: false, error: refusal?.error ?? "invalid_payload" }, { status: 400 });
    }
    if (body.replace_original === true) replace(address.ts, body);
    else stand("webhook", body);
    return new Response("ok");
  }

  return {
    messages,
    asked,
    refuse: (...errors) => void refusals.push(...errors),
    remove(ts) {
      const at = messages.findIndex((message) => message.ts === ts);
      if (at >= 0) messages.splice(at, 1);
    },
    answerPath(ts, since) {
      const path = `/actions/T00000000/${addresses.size + 1}/standin`;
      addresses.set(path, { ts, since, answers: 0 });
      return path;
    },
    answer(request, now) {
      asked.push(request.path);
      const [, method] = /^\/api\/(.+)$/.exec(request.path) ?? [];
      if (method !== undefined) return api(method, request, now);
      return request.path.startsWith("/actions/") ? pressAnswer(request, now) : webhook(request);
    },
  };
}

function pickBlocks({ blocks }: PostedMessage["body"]): PostedMessage["body"] {
  return blocks === undefined ? {} : { blocks };
}

/** The answer repeats the message. */
function taken({ channel, ts, body }: PostedMessage): Response {
  return Response.json({ ok: true, channel, ts, message: { type: "message", bot_id: "B0000", ...body, ts } });
}

function over(error: string): Response {
  return Response.json({ ok: false, error }, { status: 404 });
}

function parse(text: string): PostedMessage["body"] | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
