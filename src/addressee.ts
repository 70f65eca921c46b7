import { allowsLinks } from "./config/access.ts";
import type { Config, ConfigReading } from "./config.ts";
import type { Addressee } from "./delivery/ports.ts";
import { tell } from "./delivery/tell.ts";
import type { Database } from "./store/database.ts";
import { readOrigin } from "./store/facts.ts";
import { signLink } from "./web/links.ts";

const DAY = 86_400_000;

/** A target as the settings describe it to its courier. */
export function addresseeOf(settings: ConfigReading, db: Database, target: string, now: () => number): Addressee {
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
      const origin = config.publicUrl ?? (await readOrigin(db));
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
      return tell(db, together, { ...told, link: (path) => linkTo(origin, path, target, config, now()) });
    },
  };
}

/** The default targets, or where it is the only one of those, any other. */
function othersThan(target: string, defaults: readonly string[], all: readonly string[]): readonly string[] {
  const others = defaults.filter((name) => name !== target);
  return others.length > 0 ? others : all.filter((name) => name !== target).slice(0, 1);
}

/** Signed for the target, unless links open nothing; null where no address of ours is known yet. */
async function linkTo(
  origin: string | null,
  path: string,
  target: string,
  config: Config,
  now: number,
): Promise<string | null> {
  const {
    linkSecrets: [secret],
    linkDays,
  } = config;
  if (origin === null || secret === undefined) return null;
  return origin + (allowsLinks(config) ? await signLink(secret, path, target, now + linkDays * DAY) : path);
}
