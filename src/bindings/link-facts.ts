import { attempted } from "../log.ts";
import type { Database } from "../store/database.ts";
import type { Links } from "../web/request/context.ts";
import { courierOf } from "./couriers.ts";
import { isolateOf } from "./isolate.ts";

/** Signed links as this isolate remembers them; D1 is opened only where it is asked. */
export function linksOf(env: Env, openDatabase: () => Database, now: () => number): Links {
  const { linkFacts } = isolateOf(env);
  return {
    read: () => linkFacts.read(openDatabase, now()),
    make: () => linkFacts.make(openDatabase, now()),
    revoked: async (target) => {
      linkFacts.forget();
      // It signs the target's links, and would sign with the old number for a minute more. They would not open.
      await attempted("revoke-links", () => courierOf(env, target).forgetLinks());
    },
  };
}
