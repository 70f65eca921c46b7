import type { Config, ConfigReading } from "./config.ts";
import type { Addressee } from "./delivery/ports.ts";
import { tell } from "./delivery/tell.ts";
import type { Database } from "./store/database.ts";
import { readOrigin } from "./store/facts.ts";
import type { MadeLinkFacts } from "./store/link-facts.ts";
import type { Links } from "./web/context.ts";
import { linkOrigin, signingSecret, usesSignedLinks } from "./web/link-policy.ts";
import { signLink } from "./web/links.ts";

const DAY = 86_400_000;

/** A target as the settings describe it to its courier. */
export function addresseeOf(
  settings: ConfigReading,
  db: Database,
  links: Pick<Links, "read" | "make">,
  target: string,
  now: () => number,
): Addressee {
  if (!settings.ok) return { kind: "unknown" };
  const { config } = settings;
  const { targets, routing, outOfOrderAfter } = config;
  const described = targets.get(target);
  const informed = othersThan(target, routing.defaults, [...targets.keys()]);
  if (described === undefined) return { kind: "gone", heirs: routing.defaults };
  const { destination, language, show, fallback, digest } = described;
  return {
    kind: "recipient",
    ...{ destination, fallback, informed, outOfOrderAfter },
    standIns: [...new Set([...(fallback === null ? [] : [fallback]), ...routing.defaults])].filter(
      (name) => name !== target && targets.has(name),
    ),
    compose: async (together) => {
      const facts = usesSignedLinks(config) ? await links.make() : null;
      const known = config.publicUrl ?? facts?.origin ?? (await readOrigin(db));
      const origin = linkOrigin(known);
      const told = {
        target,
        language,
        show,
        digestsAlways: digest?.always ?? false,
        origin,
        now: now(),
        timeZone: config.timeZone,
        hasRules: routing.rules.length > 0,
      };
      const signed = facts === null ? null : signerFor(config, facts, target);
      const link = async (path: string) => origin && origin + (signed === null ? path : await signed(path, now()));
      return tell(db, together, { ...told, link });
    },
  };
}

/** The default targets, or where it is the only one of those, any other. */
function othersThan(target: string, defaults: readonly string[], all: readonly string[]): readonly string[] {
  const others = defaults.filter((name) => name !== target);
  return others.length > 0 ? others : all.filter((name) => name !== target).slice(0, 1);
}

/** Makes links that open for the target. */
function signerFor(config: Config, facts: MadeLinkFacts, target: string) {
  const number = facts.revocations.get(target);
  return (path: string, now: number) =>
    signLink(signingSecret(config, facts), path, target, now + config.linkDays * DAY, number);
}
