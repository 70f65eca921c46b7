import { router } from "../../../../src/router.ts";

type Who = "readers" | "followers" | "supervisors" | "admins" | "its own check";

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly who: Who | undefined;
}

/** Who may ask, for every route that there is. A new one belongs here before its test passes. */
export const WHO: Readonly<Record<string, Who>> = {
  "POST /webhooks/vcc/chat": "its own check",
  "PUT /webhooks/vcc/chat": "its own check",
  "ALL /webhooks/vcc/chat": "its own check",
  // As any path that does not exist, until the provider's setting is there.
  "POST /webhooks/mail/:provider": "supervisors",
  "ALL /webhooks/mail/:provider": "supervisors",
  "GET /": "supervisors",
  "GET /alerts.json": "supervisors",
  "POST /alerts/claim": "supervisors",
  "POST /alerts/resolve": "supervisors",
  "GET /alerts/:project/:chat/claim": "followers",
  "POST /alerts/:project/:chat/claim": "followers",
  "GET /alerts/:project/:chat/resolve": "followers",
  "POST /alerts/:project/:chat/resolve": "followers",
  "POST /alerts/:project/:chat/reopen": "supervisors",
  "POST /chats/:project/:chat/hold": "admins",
  "POST /chats/:project/:chat/hold/end": "admins",
  "GET /customers/:project/:contact.json": "admins",
  "GET /contacts/:project/:contact": "admins",
  "DELETE /chats/:project/:chat": "admins",
  "DELETE /contacts/:project/:contact": "admins",
  "DELETE /entities/:project/:entity": "admins",
  "GET /erasures/:id": "admins",
  "GET /chats": "supervisors",
  "GET /chats.json": "supervisors",
  "GET /chats.csv": "supervisors",
  "GET /chats/:project/:chat": "readers",
  "GET /chats/:chat": "readers",
  "GET /deliveries": "supervisors",
  "GET /deliveries.json": "supervisors",
  "GET /deliveries/:id": "readers",
  "POST /deliveries/retry": "supervisors",
  "POST /deliveries/:id/retry": "supervisors",
  "GET /quarantine": "supervisors",
  "GET /quarantine.json": "supervisors",
  "GET /quarantine/:id.json": "supervisors",
  "GET /quarantine/:id": "supervisors",
  "POST /quarantine/:id/replay": "admins",
  "POST /quarantine/:id/delete": "admins",
  "DELETE /quarantine/:id": "admins",
  "GET /statistics": "supervisors",
  "GET /statistics.json": "supervisors",
  "GET /statistics.csv": "supervisors",
  "POST /statistics/rebuild": "admins",
  "GET /audit": "admins",
  "GET /audit.json": "admins",
  "GET /audit.csv": "admins",
  "GET /sessions": "admins",
  "GET /sessions.json": "admins",
  "POST /sessions/:id/end": "admins",
  "POST /rules/explain": "supervisors",
  "POST /targets/:name/test": "admins",
  "POST /targets/:name/off": "admins",
  "POST /targets/:name/on": "admins",
  "POST /targets/:name/revoke-links": "admins",
  "GET /settings": "admins",
  "POST /recipients/clear": "admins",
  "GET /sign-in": "supervisors",
  "POST /sign-in": "its own check",
  "POST /sign-out": "its own check",
  "POST /slack/interactions": "its own check",
  "GET /healthz": "its own check",
  "GET /.well-known/security.txt": "its own check",
  "GET /schema/alert.json": "its own check",
  "ALL *": "supervisors",
};

export const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;
const LOOKING: readonly string[] = ["GET", "HEAD"];

export function isLooking(method: string): boolean {
  return LOOKING.includes(method);
}

/** The router's own list: every method with its path. */
export const ROUTES: readonly Route[] = router.routes.map(([method, , , written]) => {
  // The router drops a slash at the end.
  const path = written || "/";
  return { method, path, who: WHO[`${method} ${path}`] };
});

/** The methods that a route answers: GET means HEAD too, and ALL each. */
export function methodsOf({ method }: Route): readonly string[] {
  if (method === "ALL") return METHODS;
  return method === "GET" ? LOOKING : [method];
}

/** A path with its parts filled in, either with what exists or with what does not. */
export function filled(path: string, exists: boolean): string {
  const parts: Readonly<Record<string, string>> = exists
    ? { project: "130", chat: "101", contact: "9", entity: "7", id: "130-101-alert-1-slack", name: "slack" }
    : { project: "999", chat: "999", contact: "999", entity: "999", id: "nothing", name: "nobody" };
  return path.replace(/:(\w+)/g, (_, name: string) => parts[name] ?? "x").replace("*", exists ? "/" : "/nothing");
}

/** The methods of every route that a path could be: "/deliveries/retry" is a "/deliveries/:id" too. */
export function answeredAt(path: string): readonly string[] {
  const own = filled(path, true).split("/");
  const fits = (other: string) => {
    const parts = other.split("/");
    return parts.length === own.length && parts.every((part, at) => part.startsWith(":") || part === own[at]);
  };
  return [...new Set(ROUTES.filter((route) => fits(route.path)).flatMap(methodsOf))];
}
