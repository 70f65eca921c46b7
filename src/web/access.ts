import { sameSecret } from "../secret.ts";
import { verifyLink } from "./links.ts";

/** Who is asking. `expired` held a genuine link for this very path once. */
export type Access =
  | { readonly kind: "admin" }
  | { readonly kind: "link"; readonly target: string; readonly expiresAt: number }
  | { readonly kind: "expired" }
  | { readonly kind: "stranger" };

export interface AccessSecrets {
  readonly adminToken: string | undefined;
  /** Current and previous. None: no link opens anything. */
  readonly linkSecrets: readonly string[];
}

/** Decided by the request alone, before anything is looked up: a stranger learns nothing of what exists. */
export async function accessOf(request: Request, secrets: AccessSecrets, now: number): Promise<Access> {
  const token = /^Bearer +(\S.*)$/i.exec(request.headers.get("Authorization") ?? "")?.[1] ?? "";
  if (await sameSecret(token, secrets.adminToken)) return { kind: "admin" };
  // A link is for looking: it travels through chats and mailboxes, and must never change anything.
  if (request.method !== "GET" && request.method !== "HEAD") return { kind: "stranger" };
  const { pathname, search } = new URL(request.url);
  const link = await verifyLink(secrets.linkSecrets, pathname, search, now);
  if (link.kind === "valid") return { kind: "link", target: link.target, expiresAt: link.expiresAt };
  return { kind: link.kind === "expired" ? "expired" : "stranger" };
}
