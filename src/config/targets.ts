import * as v from "valibot";
import { type Destination, destination } from "../channels/registry.ts";
import { shortened, suggest } from "../did-you-mean.ts";
import { type Language, listLanguages, readLanguage } from "../locale/locale.ts";
import { namedTables, readBy, readTable, type TextReading, textList } from "../settings-table.ts";
import type { DigestTimes } from "../statistics/period.ts";
import { DIGEST, digestTimes } from "./digest.ts";
import { emailProvider } from "./email-provider.ts";
import { SETTINGS } from "./var-table.ts";
import { type Env, HOW_TO_SET, type Report, readSetting, secret } from "./vars.ts";

/** What a target's name may look like: nothing else is repeated in words, as it may be a URL with a secret in it. */
const REPEATABLE = /^[\w-]{1,40}$/;

/** What is wrong with the name of a target that does not exist, and which would be right. */
export function unknownTarget(name: string, known: readonly string[]): string {
  return `${REPEATABLE.test(name) ? `"${name}"` : "has what"} is no target; ${suggest(name, known)}`;
}

/** A configured destination: how it is reached, in which language, and what of the customer goes out to it. */
export interface Target {
  readonly destination: Destination;
  readonly language: Language;
  /** "name", "words", "ipAddress", and keys of clientData. */
  readonly show: readonly string[];
  /** The name of the target that hears of what ends dead here; null: nobody does. */
  readonly fallback: string | null;
  /** Null: it gets none. */
  readonly digest: DigestTimes | null;
}

export interface Targets {
  /** Those that can be told something. */
  readonly ready: ReadonlyMap<string, Target>;
  /** All names, those of targets that are wrong included. */
  readonly names: readonly string[];
  /** Those that hear of what no rule matches: SLACK_WEBHOOK_URL and ALERT_EMAIL_TO, else the first of `TARGETS`. */
  readonly defaults: readonly string[];
}

/** What goes out unless a target says otherwise: enough to know whom to look for, and nothing to reach them by. */
const SHOWN: readonly string[] = ["name", "words"];

/** Every address that mail goes to, in lower case. */
export function mailRecipients(targets: ReadonlyMap<string, Target>): ReadonlySet<string> {
  const all = [...targets.values()].flatMap(({ destination: { recipients = [] } }) => recipients);
  return new Set(all.map((address) => address.toLowerCase()));
}

const NAME = /^[a-z\d](?:[a-z\d-]{0,38}[a-z\d])?$/;
const TABLES = 'must be tables, each such as [vars.TARGETS.sales-slack] with channel = "slack"';
const FALLBACK = 'must be the name of another target, such as "leads"';
const SHOW = 'must be a list of fields that go out, such as ["name", "words", "phone1"]';

/** What `[vars.TARGETS.sales-slack]` holds beside the keys of its channel. Empty where the environment's own values hold. */
function entriesOf(self: string, names: readonly string[]) {
  const others = names.filter((name) => name !== self);
  return {
    locale: v.optional(
      v.pipe(
        v.unknown(),
        readBy((value): TextReading<Language> => {
          const language = typeof value === "string" ? readLanguage(value) : null;
          const problem = `is no language we speak: use ${listLanguages()}`;
          return language === null ? { ok: false, problem } : { ok: true, value: language };
        }),
      ),
    ),
    show: v.optional(
      v.pipe(
        textList(SHOW),
        v.transform((keys) => keys.map((key) => key.trim())),
        v.check((keys) => !keys.includes(""), SHOW),
      ),
    ),
    /** As in `DIGEST_DAILY` and `DIGEST_WEEKLY` where it is left out. */
    digest: v.optional(DIGEST),
    /** Who hears of what ends dead here. */
    fallback: v.optional(
      v.pipe(
        v.string(FALLBACK),
        v.trim(),
        v.check((name) => name !== self, "is this target itself: name another one, or leave it out"),
        v.check(
          (name) => name === self || others.includes(name),
          ({ input: name }) => unknownTarget(name, others),
        ),
      ),
    ),
  };
}

interface Named {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly place: string;
  /** The settings that its keys come from, where those are not keys of a table. */
  readonly placeOf?: ReadonlyMap<string, string>;
}

/** The targets of `TARGETS`, and those that SLACK_WEBHOOK_URL and ALERT_EMAIL_TO make without it. */
export function readTargets(env: Env, language: Language, wrong: Report): Targets {
  const targets = new Map<string, Target>();
  const { tables: given, areAll } = namedTables(env.TARGETS ?? {});
  if (!areAll) wrong("TARGETS", TABLES);
  const lookUp = (name: string) => secret(env, name);
  const tables: readonly Named[] = (areAll ? given : []).map(([name, settings]) => ({
    name,
    settings,
    place: `TARGETS.${shortened(name)}`,
  }));
  const made = defaults(env, wrong);
  for (const text of [SETTINGS.emailFrom, SETTINGS.slackApi]) readSetting(env, text, wrong);
  const digests = digestTimes(
    readSetting(env, SETTINGS.digestDaily, wrong),
    readSetting(env, SETTINGS.digestWeekly, wrong),
  );
  const names = [...new Set([...made, ...tables].map(({ name }) => name))];
  for (const { name, settings, place, placeOf } of [...made, ...tables]) {
    if (!NAME.test(name)) wrong(place, "must be named in small letters, digits and hyphens, at most 40 of them");
    const opened = destination(settings, lookUp);
    const read = readTable(v.object(entriesOf(name, names)), settings);
    if (!read.ok) for (const mistake of read.mistakes) wrong(`${place}.${mistake.place}`, mistake.problem);
    const { locale = language, show = SHOWN, digest = digests, fallback = null } = read.ok ? read.output : {};
    if (opened.ok) targets.set(name, { language: locale, show, digest, fallback, destination: opened.destination });
    else
      for (const { key, problem } of opened.mistakes)
        wrong(placeOf?.get(key) ?? (Object.hasOwn(settings, key) ? `${place}.${key}` : place), problem);
  }
  if (tables.length === 0 && made.length === 0) {
    wrong(
      "SLACK_WEBHOOK_URL",
      `is not set, nor ALERT_EMAIL_TO or TARGETS: nobody would hear of an alert; ${HOW_TO_SET}`,
    );
  }
  return { ready: targets, names, defaults: made.length === 0 ? names.slice(0, 1) : made.map(({ name }) => name) };
}

/** The place of a mistake in them is the setting that made them. */
function defaults(env: Env, wrong: Report): readonly Named[] {
  const to = readSetting(env, SETTINGS.emailTo, wrong);
  const slack: Named = { name: "slack", settings: { channel: "slack" }, place: "SLACK_WEBHOOK_URL" };
  const { settings, placeOf } = emailProvider(env, wrong);
  const email: Named = {
    ...{ name: "email", settings: { channel: "email", to, ...settings }, place: "ALERT_EMAIL_TO", placeOf },
  };
  return [...(secret(env, "SLACK_WEBHOOK_URL") === undefined ? [] : [slack]), ...(to.length === 0 ? [] : [email])];
}
