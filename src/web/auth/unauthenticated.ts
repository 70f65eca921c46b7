import type { Config } from "../../config/config.ts";
import type { AccessOnly } from "../problem/access-only.ts";
import type { Problem } from "../problem/problem.tsx";
import { usesSignedLinks } from "./link-policy.ts";
import { returnPath, returnTo } from "./return-to.ts";

/** The problem for an unauthenticated caller: how to sign in. Identical whether or not the resource exists. */
export function unauthenticatedProblem(
  request: Request,
  config: Config,
  kind: AccessOnly["why"] = "stranger",
): Problem {
  const { cloudflareAccess, publicUrl } = config;
  const linkDays = usesSignedLinks(config) ? config.linkDays : 0;
  if (cloudflareAccess === null || cloudflareAccess.also.has("tokens")) {
    return { kind, linkDays, next: returnTo(request) };
  }
  const { origin } = new URL(request.url);
  const address = publicUrl ?? origin;
  return { kind: "access-only", why: kind, linkDays, address, isThere: address === origin, path: returnPath(request) };
}
