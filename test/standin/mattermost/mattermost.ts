import { isRecord } from "../shape.ts";
import { mattermostHookFaults, postFaults, rocketChatHookFaults } from "./check.ts";

export const HOOK = "/hooks/xen8krpjzbm7fwfkqi3standin";
export const ROCKET_CHAT_HOOK = "/hooks/65a1f0c4e8b7d2aa11223344/standin-token";
export const BOT_TOKEN = "standin8krpjzbm7fwfkqi3tok";
export const CHANNEL = "4xp9fdt77pncbef59f4k1qe83o";

/** A message as it stands in the channel now. */
export interface Posted {
  readonly id: string;
  readonly at: string;
  readonly by: "webhook" | "bot" | "rocket.chat";
  /** The message that it stands below; null where it stands in the channel itself. */
  readonly root: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface MattermostRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null;
  readonly body: string;
}

/** Plays a server of Mattermost, and one of Rocket.Chat beside it. Nothing of Node: it runs in workerd too. */
export interface MattermostStandIn {
  /** As they stand now, the first one first. */
  readonly messages: readonly Posted[];
  /** Somebody deletes a message. */
  remove(id: string): void;
  answer(request: MattermostRequest, now: number): Response;
}

export function createMattermost(): MattermostStandIn {
  const messages: Posted[] = [];

  function stand(by: Posted["by"], body: Posted["body"], now: number): Posted {
    const id = `post${String(messages.length + 1).padStart(22, "0")}`;
    const root = typeof body.root_id === "string" ? body.root_id : null;
    const posted = { id, at: new Date(now).toISOString(), by, root, body };
    messages.push(posted);
    return posted;
  }

  function webhook(body: Posted["body"] | null, now: number): Response {
    const faults = body === null ? ["not JSON"] : mattermostHookFaults(body);
    if (body === null || faults.length > 0) return appError(400, "web.incoming_webhook.parse.app_error", faults);
    stand("webhook", body, now);
    return new Response("ok");
  }

  function rocketChat(body: Posted["body"] | null, now: number): Response {
    const faults = body === null ? ["not JSON"] : rocketChatHookFaults(body);
    if (body === null || faults.length > 0) {
      return Response.json({ success: false, error: faults.join("; ") }, { status: 400 });
    }
    stand("rocket.chat", body, now);
    return Response.json({ success: true });
  }

  function api({ method, path, authorization }: MattermostRequest, body: Posted["body"] | null, now: number): Response {
    if (authorization !== `Bearer ${BOT_TOKEN}`) return appError(401, "api.context.session_expired.app_error");
    const [, id] = /^\/api\/v4\/posts\/([a-z\d]{26})\/patch$/.exec(path) ?? [];
    const isChange = method === "PUT" && id !== undefined;
    if (!isChange && (method !== "POST" || path !== "/api/v4/posts")) return appError(404, "api.context.404.app_error");
    const faults = body === null ? ["not JSON"] : postFaults(body, isChange);
    if (body === null || faults.length > 0) return appError(400, "api.context.invalid_body_param.app_error", faults);
    if (!isChange) {
      if (body.channel_id !== CHANNEL) return appError(403, "api.context.permissions.app_error");
      const isBelow = body.root_id === undefined || messages.some((message) => message.id === body.root_id);
      if (!isBelow) return appError(400, "api.post.create_post.root_id.app_error");
      return Response.json(postOf(stand("bot", body, now)), { status: 201 });
    }
    const at = messages.findIndex((message) => message.id === id);
    const old = messages[at];
    if (old === undefined) return appError(404, "app.post.get.app_error");
    if (old.by !== "bot") return appError(403, "api.context.permissions.app_error");
    const changed = { ...old, body: { ...old.body, ...body } };
    messages[at] = changed;
    return Response.json(postOf(changed));
  }

  return {
    messages,
    remove(id) {
      const at = messages.findIndex((message) => message.id === id);
      if (at >= 0) messages.splice(at, 1);
    },
    answer(request, now) {
      const body = parse(request.body);
      if (request.path.startsWith("/api/")) return api(request, body, now);
      if (request.method !== "POST") return new Response("method not allowed", { status: 405 });
      if (request.path === HOOK) return webhook(body, now);
      if (request.path === ROCKET_CHAT_HOOK) return rocketChat(body, now);
      if (/^\/hooks\/[^/]+\//.test(request.path)) {
        return Response.json({ success: false, error: "Invalid integration id or token provided." }, { status: 400 });
      }
      return appError(400, "web.incoming_webhook.invalid.app_error");
    },
  };
}

function postOf({ id, root, body }: Posted) {
  return { id, create_at: 0, root_id: root ?? "", channel_id: CHANNEL, message: body.message, props: body.props };
}

function appError(status: number, id: string, faults: readonly string[] = []): Response {
  const body = { id, message: id, detailed_error: faults.join("; "), request_id: "standin", status_code: status };
  return Response.json(body, { status });
}

function parse(text: string): Posted["body"] | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
