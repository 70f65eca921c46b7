import { type Config, readConfig } from "../../../../src/config/config.ts";
import { StoreUnavailable } from "../../../../src/store/database.ts";
import type { LinkFacts } from "../../../../src/store/signing-keys.ts";
import type { Links } from "../../../../src/web/request/context.ts";

/** Targets of these names, as settings have them. */
export function targetsNamed(...names: readonly string[]): Config["targets"] {
  const reading = readConfig({
    VCC_SECRET_KEY: "door-secret-of-32-characters-or-more",
    ADMIN_TOKEN: "admin-secret-of-32-characters-or-more",
    SLACK_WEBHOOK_URL: "https://hooks.slack.test/services/T000/B000/XXXX",
    TARGETS: Object.fromEntries(names.map((name) => [name, { channel: "slack", webhook: "SLACK_WEBHOOK_URL" }])),
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));
  return reading.config.targets;
}

const NOTHING: LinkFacts = { origin: null, secret: null, since: null, revocations: new Map() };

/** D1 that knows this of links, and how often it was asked. A secret that is to be made is made at `madeAt`. */
export function knowing(known: Partial<LinkFacts>, madeAt = 0): Links & { readonly asked: () => number } {
  let facts = { ...NOTHING, ...known };
  let asked = 0;
  return {
    asked: () => asked,
    async read() {
      asked += 1;
      return facts;
    },
    async make() {
      asked += 1;
      const made = { ...facts, secret: facts.secret ?? "made", since: facts.since ?? madeAt };
      facts = made;
      return made;
    },
    async revoked() {},
  };
}

/** D1 that does not answer. */
export const SILENT: Links = {
  read: () => Promise.reject(new StoreUnavailable("no answer")),
  make: () => Promise.reject(new StoreUnavailable("no answer")),
  revoked: async () => {},
};
