import { allowsLinks } from "../config/access.ts";
import type { Config } from "../config.ts";
import type { Problem } from "./problem.tsx";
import { pathBack, wayBack } from "./sign-in/way-back.ts";

/** What somebody who is not let in is told: how they may be. It is the same for what exists and what does not. */
export function strangerProblem(
  request: Request,
  config: Config,
  kind: "stranger" | "expired-link" = "stranger",
): Problem {
  const { cloudflareAccess, publicUrl } = config;
  const linkDays = allowsLinks(config) ? config.linkDays : 0;
  if (cloudflareAccess === null || cloudflareAccess.also.has("tokens")) {
    return { kind, linkDays, next: wayBack(request) };
  }
  const { origin } = new URL(request.url);
  const address = publicUrl ?? origin;
  const isExpired = kind === "expired-link";
  return { kind: "access-only", linkDays, isExpired, address, isThere: address === origin, path: pathBack(request) };
}
