import { isSafe } from "../channels/settings.ts";
import type { Config } from "../config.ts";
import type { Links } from "./context.ts";

/** The one decision whether links are signed, and whether those that are open anything: else whoever comes signs in. */
export function usesSignedLinks({ linkDays }: Pick<Config, "linkDays" | "cloudflareAccess">): boolean {
  return linkDays > 0;
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
