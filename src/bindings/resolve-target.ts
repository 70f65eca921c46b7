import type { Reason } from "../alerts/reasons.ts";
import { quietUntil } from "../alerts/rules/quiet.ts";
import type { Config, ConfigReading } from "../config/config.ts";
import { composeMessage } from "../delivery/compose.ts";
import type { ResolvedTarget } from "../delivery/courier/ports.ts";
import type { RenderContext } from "../delivery/messages/context.ts";
import type { Database } from "../store/database.ts";
import { readOrigin } from "../store/worker-state.ts";
import { DAY } from "../time/durations.ts";
import { linkOrigin, signingSecret, usesSignedLinks } from "../web/auth/link-policy.ts";
import { signLink } from "../web/auth/signed-links.ts";
import type { Links } from "../web/request/context.ts";

/** A target with its settings, as its courier needs it. */
export function resolveTarget(
  settings: ConfigReading,
  db: Database,
  links: Pick<Links, "read" | "make">,
  target: string,
  now: () => number,
): ResolvedTarget {
  if (!settings.ok) return { kind: "unknown" };
  const { config } = settings;
  const { targets, routing, outOfOrderAfter } = config;
  const described = targets.get(target);
  const informed = othersThan(target, routing.defaults, [...targets.keys()]);
  if (described === undefined) return { kind: "gone", fallbackTargets: routing.defaults };
  const { destination, language, show, fallback, digest } = described;
  return {
    kind: "recipient",
    ...{ destination, fallback, outageRecipients: informed, outOfOrderAfter },
    standIns: [...new Set([...(fallback === null ? [] : [fallback]), ...routing.defaults])].filter(
      (name) => name !== target && targets.has(name),
    ),
    compose: async (together, isRequested = false) => {
      const context = {
        ...{ target, updates: destination.updates, language, isRequested },
        rejectsDigests: destination.rejectsDigests ?? false,
        show,
        digestsAlways: digest?.always ?? false,
        now: now(),
        timeZone: config.timeZone,
        reading: config.reading,
        labels: config.labels,
        crmLinks: config.crmLinks,
        hasRules: routing.rules.length > 0,
        quietUntil: (rule: string | null, reasons: readonly Reason[]) =>
          isRequested ? null : quietUntil(routing, rule, reasons, now()),
      };
      return composeMessage(db, together, { ...context, ...(await linksFor(target, config, db, links, now)) });
    },
  };
}

/** The other default targets; if the target is the only default one, all other targets. */
function othersThan(target: string, defaults: readonly string[], all: readonly string[]): readonly string[] {
  const others = defaults.filter((name) => name !== target);
  return others.length > 0 ? others : all.filter((name) => name !== target).slice(0, 1);
}

/** Our origin, and a function that makes links for the target: signed ones, or plain ones that require sign-in. */
async function linksFor(
  target: string,
  config: Config,
  db: Database,
  links: Pick<Links, "read" | "make">,
  now: () => number,
): Promise<Pick<RenderContext, "origin" | "link">> {
  // If the settings have a secret, nothing needs to be written before a link can be signed.
  const facts = usesSignedLinks(config) ? await (config.linkSecret === null ? links.make() : links.read()) : null;
  const origin = linkOrigin(config.publicUrl ?? facts?.origin ?? (await readOrigin(db)));
  if (facts === null) return { origin, link: async (path) => origin && origin + path };
  const secret = await signingSecret(config, links);
  const number = facts.revocations.get(target);
  const signed = (path: string) => signLink(secret, path, target, now() + config.linkDays * DAY, number);
  return { origin, link: async (path) => origin && origin + (await signed(path)) };
}
