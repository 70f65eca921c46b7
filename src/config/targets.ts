import * as v from "valibot";
import { type Destination, destination } from "../channels/registry.ts";
import { suggest } from "../did-you-mean.ts";
import { type Language, listLanguages, readLanguage } from "../locale/locale.ts";
import type { DigestTimes } from "../statistics/period.ts";
import { readDigest, readDigests } from "./digest.ts";
import { type Env, HOW_TO_SET, list, type Report, secret } from "./vars.ts";

/** What a target's name may look like: nothing else is repeated in words, as it may be a URL with a secret in it. */
const REPEATABLE = /^[\w-]{1,40}$/;

/** What is wrong with the name of a target that does not exist, and which would be right. */
export function unknownTarget(name: string, known: readonly string[]): string {
  return `${REPEATABLE.test(name) ? `"${name}"` : "has what"} is no target; ${suggest(name, known)}`;
}

/** Who hears of what ends dead: the name of another target; null where none is named. */
function readFallback(
  value: unknown,
  self: string,
  targets: readonly string[],
  wrong: (problem: string) => void,
): string | null {
  if (value === undefined) return null;
  const others = targets.filter((name) => name !== self);
  const name = typeof value === "string" ? value.trim() : null;
  if (name === null) wrong('must be the name of another target, such as "leads"');
  else if (name === self) wrong(`is this target itself: name another one, or leave it out`);
  else if (!others.includes(name)) wrong(unknownTarget(name, others));
  return name;
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

interface Named {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly place: string;
}

const NAME = /^[a-z\d](?:[a-z\d-]{0,38}[a-z\d])?$/;
const table = v.record(v.string(), v.unknown());
const shown = v.array(v.pipe(v.string(), v.trim(), v.minLength(1)));

/** The targets of `TARGETS`, and those that SLACK_WEBHOOK_URL and ALERT_EMAIL_TO make without it. */
export function readTargets(env: Env, language: Language, wrong: Report): Targets {
  const targets = new Map<string, Target>();
  const read = v.safeParse(v.optional(v.record(v.string(), table), {}), env.TARGETS);
  if (!read.success) wrong("TARGETS", 'must be tables, each such as [vars.TARGETS.sales-slack] with channel = "slack"');
  const named = read.success ? Object.entries(read.output) : [];
  const lookUp = (name: string) => secret(env, name);
  const tables = named.map(([name, settings]) => ({ name, settings, place: `TARGETS.${name}` }));
  const made = defaults(env, wrong);
  const digests = readDigests(env, wrong);
  const names = [...new Set([...made, ...tables].map(({ name }) => name))];
  for (const { name, settings, place } of [...made, ...tables]) {
    if (!NAME.test(name)) wrong(place, "must be named in small letters, digits and hyphens, at most 40 of them");
    const { show, locale, fallback, digest, ...own } = settings;
    const opened = destination(own, lookUp);
    const target = {
      language: readLocale(locale, language, place, wrong),
      show: readShow(show, place, wrong),
      digest: readDigest(digest, digests, `${place}.digest`, wrong),
      fallback: readFallback(fallback, name, names, (problem) => wrong(`${place}.fallback`, problem)),
    };
    if (opened.ok) targets.set(name, { ...target, destination: opened.destination });
    else for (const { key, problem } of opened.mistakes) wrong(key in settings ? `${place}.${key}` : place, problem);
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
  const to = list(env, "ALERT_EMAIL_TO", wrong);
  const slack: Named = { name: "slack", settings: { channel: "slack" }, place: "SLACK_WEBHOOK_URL" };
  const email: Named = { name: "email", settings: { channel: "email", to }, place: "ALERT_EMAIL_TO" };
  return [...(secret(env, "SLACK_WEBHOOK_URL") === undefined ? [] : [slack]), ...(to.length === 0 ? [] : [email])];
}

function readShow(value: unknown, place: string, wrong: Report): readonly string[] {
  const read = v.safeParse(v.optional(shown, [...SHOWN]), value);
  if (read.success) return read.output;
  wrong(`${place}.show`, 'must be a list of fields that go out, such as ["name", "words", "phone1"]');
  return SHOWN;
}

function readLocale(value: unknown, otherwise: Language, place: string, wrong: Report): Language {
  if (value === undefined) return otherwise;
  const language = typeof value === "string" ? readLanguage(value) : null;
  if (language === null) wrong(`${place}.locale`, `is no language we speak: use ${listLanguages()}`);
  return language ?? otherwise;
}
