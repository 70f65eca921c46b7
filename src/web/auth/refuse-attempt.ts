import ipaddr from "ipaddr.js";
import { type Problem, problemResponse } from "../problem/problem.tsx";
import type { Context } from "../request/context.ts";
import { returnTo } from "./return-to.ts";
import { bearerToken, roleOf, type Tokens } from "./tokens.ts";
import { recordWrongTokens } from "./wrong-tokens.ts";

/**
 * The key under which attempts are counted: an IPv4 address, or the /64 network of an IPv6 address, which one customer
 * owns.
 */
export function rateLimitKey(request: Request): string {
  const address = request.headers.get("CF-Connecting-IP") ?? "";
  if (!ipaddr.isValid(address)) return "unknown";
  const known = ipaddr.process(address);
  return known.kind() === "ipv4" ? known.toString() : ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toString();
}

/** The period of the rate limit in wrangler.toml, in seconds. */
const RETRY_AFTER = 60;

/**
 * The response for a caller with too many wrong tokens, including this one; null while further attempts are allowed.
 * Not called for a right token.
 */
export async function refuseAttempt(request: Request, next: string | null, context: Context): Promise<Problem | null> {
  const address = rateLimitKey(request);
  const limited = !(await context.allowAttempt(address));
  context.after(recordWrongTokens(address, limited, context));
  return limited ? { kind: "too-many-attempts", retryAfter: RETRY_AFTER, next } : null;
}

/** The same check for a Bearer token; also null if there is none or it is right. */
export async function refuseBearer(request: Request, tokens: Tokens, context: Context): Promise<Response | null> {
  const given = bearerToken(request);
  if (given === "" || (await roleOf(given, tokens)) !== null) return null;
  const refused = await refuseAttempt(request, returnTo(request), context);
  context.log({ event: "bearer", outcome: refused === null ? "wrong-token" : refused.kind });
  return refused === null ? null : problemResponse(refused, request);
}
