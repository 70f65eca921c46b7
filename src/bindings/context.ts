import { getJson, getText } from "../channels/http.ts";
import type { Config } from "../config/config.ts";
import { log } from "../log.ts";
import { type CacheEncryption, openTranscriptCache } from "../store/kv/transcript-cache.ts";
import { signingSecret } from "../web/auth/link-policy.ts";
import type { Context, Links } from "../web/request/context.ts";
import { courierOf, wake } from "./couriers.ts";
import { openFor } from "./database.ts";
import type { TurnContext } from "./invocation.ts";
import { isolateOf } from "./isolate.ts";
import { readOf } from "./settings.ts";
import { linksOf } from "./signing-keys.ts";

/** The secrets that encrypt and decrypt copies in KV: those that sign links. Null: copies are not encrypted. */
function cacheEncryptionFor(config: Config, links: Pick<Links, "read" | "make">): CacheEncryption | null {
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

/** The ports of one request. `patience`: how long D1 may take in total, in milliseconds. */
export function contextOf(env: Env, span: TurnContext, patience: number): Context {
  const openDatabase = () => openFor(env, patience, span);
  const links = linksOf(env, openDatabase, span.now);
  return {
    ...readOf(env),
    openDatabase,
    openCopy: (config) =>
      openTranscriptCache(env.TRANSCRIPTS, {
        retentionDays: config.retentionDays,
        encryption: cacheEncryptionFor(config, links),
      }),
    links,
    getJson,
    getText,
    // Without the binding, attempts are not limited.
    allowAttempt: async (who) => env.SIGN_IN === undefined || (await env.SIGN_IN.limit({ key: who })).success,
    countsTries: env.SIGN_IN !== undefined,
    now: span.now,
    limits: isolateOf(env).limits,
    mayLookAfterCron: () => isolateOf(env).mayLookAfterCron(span.now()),
    after: span.after,
    wake: (target) => wake(env, target),
    retry: (target, id) => courierOf(env, target).retry(target, id),
    test: (target) => courierOf(env, target).sendTest(target),
    switchOn: (target) => courierOf(env, target).switchOn(target),
    retryDead: (target) => courierOf(env, target).retryDead(target),
    log,
  };
}
