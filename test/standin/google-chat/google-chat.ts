import { isRecord } from "../shape.ts";
import { checkGoogleChat, parse, queryFaults } from "./check.ts";

const SPACE = "AAAAstandin";
export const WEBHOOK = `/v1/spaces/${SPACE}/messages?key=standin-key&token=standin-token%3D`;

export interface PostedMessage {
  readonly at: string;
  readonly name: string;
  /** "spaces/…/threads/…". */
  readonly thread: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Plays a space of Google Chat with a webhook. Nothing of Node: it runs in workerd too. */
export interface GoogleChatStandIn {
  readonly messages: readonly PostedMessage[];
  /** Somebody deletes the space. */
  remove(): void;
  /** `path` with the query. */
  answer(request: { readonly path: string; readonly body: string }, now: number): Response;
}

/** `rateLimit`: one message a second. */
export function createGoogleChat({ rateLimit = false } = {}): GoogleChatStandIn {
  const messages: PostedMessage[] = [];
  const requests = new Map<string, PostedMessage>();
  const threads = new Map<string, string>();
  let isThere = true;
  let last = Number.NEGATIVE_INFINITY;

  function threadOf(body: PostedMessage["body"], isReply: boolean): string {
    const anew = `spaces/${SPACE}/threads/T${messages.length + 1}`;
    if (!isReply || !isRecord(body.thread)) return anew;
    const { name, threadKey } = body.thread;
    if (typeof name === "string") return messages.some(({ thread }) => thread === name) ? name : anew;
    const known = threads.get(String(threadKey)) ?? anew;
    threads.set(String(threadKey), known);
    return known;
  }

  return {
    messages,
    remove: () => {
      isThere = false;
    },
    answer({ path, body }, now) {
      const { pathname, searchParams } = new URL(path, "http://localhost");
      const webhook = new URL(WEBHOOK, "http://localhost");
      if (pathname !== webhook.pathname || !isThere) return error(404, "NOT_FOUND");
      if (searchParams.get("key") !== webhook.searchParams.get("key"))
        return error(400, "INVALID_ARGUMENT", "API_KEY_INVALID");
      if (searchParams.get("token") !== webhook.searchParams.get("token")) return error(403, "PERMISSION_DENIED");
      if (rateLimit && now - last < 1_000) return error(429, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED");
      const message = parse(body);
      const hasThread = isRecord(message) && message.thread !== undefined;
      const faults = [...checkGoogleChat(body), ...queryFaults(searchParams, hasThread)];
      if (!isRecord(message) || faults.length > 0) return error(400, "INVALID_ARGUMENT");
      const id = searchParams.get("requestId");
      const before = id === null ? undefined : requests.get(id);
      if (before !== undefined) return created(before);
      last = now;
      const posted = {
        at: new Date(now).toISOString(),
        name: `spaces/${SPACE}/messages/M${messages.length + 1}.M${messages.length + 1}`,
        thread: threadOf(message, searchParams.get("messageReplyOption") === "REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD"),
        body: message,
      };
      messages.push(posted);
      if (id !== null) requests.set(id, posted);
      return created(posted);
    },
  };
}

/** The answer repeats what was sent. */
function created({ name, thread, body }: PostedMessage): Response {
  return Response.json({ name, ...body, thread: { name: thread } });
}

function error(code: number, status: string, reason?: string): Response {
  const details =
    reason === undefined ? {} : { details: [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason }] };
  return Response.json({ error: { code, message: "The request was refused.", status, ...details } }, { status: code });
}
