import type { Config } from "../config/config.ts";
import type { CacheEncryption } from "../store/kv/transcript-cache.ts";
import { signingSecret } from "../web/auth/link-policy.ts";
import type { Links } from "../web/request/context.ts";

/** The secrets that encrypt and decrypt copies in KV: those that sign links. Null: copies are not encrypted. */
export function cacheEncryptionFor(config: Config, links: Pick<Links, "read" | "make">): CacheEncryption | null {
  const { jurisdiction, linkSecret, linkSecretPrevious, adminToken } = config;
  if (jurisdiction === null) return null;
  return {
    secret: () => signingSecret(config, links),
    async *secrets() {
      if (linkSecret !== null) yield linkSecret;
      const { secret } = await links.read();
      if (secret !== null) yield secret;
      if (linkSecretPrevious !== null) yield linkSecretPrevious;
      // Version 0.1 encrypted copies with the admin token.
      yield adminToken;
    },
  };
}
