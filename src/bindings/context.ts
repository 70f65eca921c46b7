import { getJson } from "../channels/http.ts";
import { log } from "../log.ts";
import { openTranscriptCache } from "../store/kv/transcript-cache.ts";
import type { Context } from "../web/request/context.ts";
import { cacheEncryptionFor } from "./cache-encryption.ts";
import { courierOf, wake } from "./couriers.ts";
import { openFor } from "./database.ts";
import type { TurnContext } from "./invocation.ts";
import { isolateOf } from "./isolate.ts";
import { readOf } from "./settings.ts";
import { linksOf } from "./signing-keys.ts";

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
