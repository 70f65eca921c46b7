import { isSafe } from "../../channels/settings.ts";
import type { CloudflareAccess } from "../../config/access.ts";
import type { Config } from "../../config/config.ts";
import type { Links } from "../request/context.ts";

/**
 * The only place that decides whether links are signed, and whether signed ones open anything; otherwise readers must
 * sign in.
 */
export function usesSignedLinks({ linkDays, cloudflareAccess }: LinkSettings): boolean {
  return linkDays > 0 && (cloudflareAccess === null || cloudflareAccess.also.has("links"));
}

interface LinkSettings {
  readonly linkDays: number;
  readonly cloudflareAccess: Pick<CloudflareAccess, "also"> | null;
}

/** The secret that signs new links and encrypts new copies in KV. Throws StoreUnavailable. */
export async function signingSecret(
  { linkSecret }: Pick<Config, "linkSecret">,
  links: Pick<Links, "make">,
): Promise<string> {
  return linkSecret ?? (await links.make()).secret;
}

/** The origin of links, from the origin of webhooks: always https. */
export function linkOrigin(known: string | null): string | null {
  const url = URL.parse(known ?? "");
  if (url === null) return null;
  return isSafe(url) ? url.origin : `https://${url.host}`;
}
