import ipaddr from "ipaddr.js";
import { type Problem, problemResponse } from "../problem/problem.tsx";
import type { Context } from "../request/context.ts";
import { returnTo } from "./return-to.ts";
import { bearerToken, roleOf, type Tokens } from "./tokens.ts";
import { recordWrongTokens } from "./wrong-tokens.ts";

/** Whose attempts count together: an address or, of IPv6, its /64 network, all of which one customer has. */
export function rateLimitKey(request: Request): string {
  const address = request.headers.get("CF-Connecting-IP") ?? "";
  if (!ipaddr.isValid(address)) return "unknown";
  const known = ipaddr.process(address);
  return known.kind() === "ipv4" ? known.toString() : ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toString();
}

/** The period of the rate limit in wrangler.toml, in seconds. */
const RETRY_AFTER = 60;

/**
 * What somebody is answered who has tried too many tokens that were none, and this one too; null as long as they may go
 * on. Whoever has a right one is never asked about here.
 */
export async function refuseAttempt(request: Request, next: string | null, context: Context): Promise<Problem | null> {
  const address = rateLimitKey(request);
  const limited = !(await context.mayTry(address));
  context.after(recordWrongTokens(address, limited, context));
  return limited ? { kind: "too-many-attempts", retryAfter: RETRY_AFTER, next } : null;
}

/** The same of a Bearer token; null too where there is none, or it is right. */
export async function refuseBearer(request: Request, tokens: Tokens, context: Context): Promise<Response | null> {
  const given = bearerToken(request);
  if (given === "" || (await roleOf(given, tokens)) !== null) return null;
  const refused = await refuseAttempt(request, returnTo(request), context);
  context.log({ event: "bearer", outcome: refused === null ? "wrong-token" : refused.kind });
  return refused === null ? null : problemResponse(refused, request);
}
