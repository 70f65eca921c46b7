import { attempted } from "../log.ts";
import type { Database } from "../store/database.ts";
import type { Links } from "../web/request/context.ts";
import { courierOf } from "./couriers.ts";
import { isolateOf } from "./isolate.ts";

/** The link secret and revocations as this isolate caches them; D1 is opened only if it is read. */
export function linksOf(env: Env, openDatabase: () => Database, now: () => number): Links {
  const { linkFacts } = isolateOf(env);
  return {
    read: () => linkFacts.read(openDatabase, now()),
    make: () => linkFacts.make(openDatabase, now()),
    revoked: async (target) => {
      linkFacts.forget();
      // The courier signs the target's links. With the old number in its cache, it would sign links that do not open
      // for up to a minute.
      await attempted("revoke-links", () => courierOf(env, target).forgetLinks());
    },
  };
}
