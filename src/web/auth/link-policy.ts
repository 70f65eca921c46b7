import { isSafe } from "../../channels/settings.ts";
import type { CloudflareAccess } from "../../config/access.ts";
import type { Config } from "../../config/config.ts";
import type { Links } from "../request/context.ts";

/** The one decision whether links are signed, and whether those that are open anything: else whoever comes signs in. */
export function usesSignedLinks({ linkDays, cloudflareAccess }: LinkSettings): boolean {
  return linkDays > 0 && (cloudflareAccess === null || cloudflareAccess.also.has("links"));
}

interface LinkSettings {
  readonly linkDays: number;
  readonly cloudflareAccess: Pick<CloudflareAccess, "also"> | null;
}

/** What new links are signed by, and new copies in KV encrypted by. Throws StoreUnavailable. */
export async function signingSecret(
  { linkSecret }: Pick<Config, "linkSecret">,
  links: Pick<Links, "make">,
): Promise<string> {
  return linkSecret ?? (await links.make()).secret;
}

/** What links begin with, where webhooks come in at this address: nothing of ours is served over http. */
export function linkOrigin(known: string | null): string | null {
  const url = URL.parse(known ?? "");
  if (url === null) return null;
  return isSafe(url) ? url.origin : `https://${url.host}`;
}
