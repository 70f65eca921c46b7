import type { Part } from "./grammar/duration.ts";
import { type Language, wordsFor } from "./locale.ts";

/** Times, durations and numbers as a reader of one language in one time zone writes them. Instants and durations in milliseconds. */
export interface Format {
  readonly language: Language;
  /** "14:37". */
  time(at: number): string;
  /** "14:37:52". */
  clock(at: number): string;
  /** "6 March 2025". */
  day(at: number): string;
  /** "6 Mar". */
  shortDay(at: number): string;
  /** "Thursday 6 March". */
  date(at: number): string;
  /** "6–13 March", or "27 February – 6 March": the days of two instants. */
  dates(from: number, to: number): string;
  /** "6 Mar 2025, 14:37". */
  moment(at: number): string;
  /** The two largest units: "4 min 29 s", "2 days 3 h". */
  duration(milliseconds: number): string;
  /** How long somebody waited; null if that is not known, or is less than what can be shown: "0 s" says nothing. */
  wait(milliseconds: number | null): string | null;
  /** A duration that ends now: "14 h 3 min ago". */
  ago(milliseconds: number): string;
  number(value: number): string;
  /** "Hungarian", by its tag. */
  languageName(tag: string): string;
  /** "1,000+": what was counted no further. */
  capped(count: number, more: boolean): string;
  /** A name within a sentence, in the quotation marks of the language. */
  quoted(text: string): string;
  /** "Chat, Sales and Support". */
  list(items: readonly string[]): string;
}

const made = new Map<string, Format>();

/** Cached: making an Intl formatter costs fifty times what using one does. */
export function formatFor(language: Language, timeZone: string): Format {
  const key = `${language} ${timeZone}`;
  const known = made.get(key);
  if (known) return known;
  const format = makeFormat(language, timeZone);
  made.set(key, format);
  return format;
}

const SECONDS_IN = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

function makeFormat(language: Language, timeZone: string): Format {
  const { tag, duration, ago, quoted } = wordsFor(language);
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { timeZone, ...options });
  const minutes = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const time = dates(minutes);
  const clock = dates({ ...minutes, second: "2-digit" });
  const day = dates({ dateStyle: "long" });
  const shortDay = dates({ day: "numeric", month: "short" });
  const date = dates({ weekday: "long", day: "numeric", month: "long" });
  const between = dates({ day: "numeric", month: "long" });
  const moment = dates({ year: "numeric", month: "short", day: "numeric", ...minutes });
  const number = new Intl.NumberFormat(tag);
  const languages = new Intl.DisplayNames(tag, { type: "language" });
  const list = new Intl.ListFormat(tag, { type: "conjunction" });

  return {
    language,
    time: (at) => time.format(at),
    clock: (at) => clock.format(at),
    day: (at) => day.format(at),
    shortDay: (at) => shortDay.format(at),
    date: (at) => date.format(at),
    dates: (from, to) => between.formatRange(from, to),
    moment: (at) => moment.format(at),
    duration: (milliseconds) => duration(partsOf(milliseconds)),
    wait: (milliseconds) => (milliseconds === null || milliseconds < SHORTEST ? null : duration(partsOf(milliseconds))),
    ago: (milliseconds) => ago(partsOf(milliseconds)),
    languageName: (tag) => languages.of(tag) ?? tag,
    number: (value) => number.format(value),
    capped: (count, more) => `${number.format(count)}${more ? "+" : ""}`,
    quoted,
    list: (items) => list.format(items),
  };
}

/** In milliseconds: anything shorter is rounded to no seconds. */
const SHORTEST = 500;

/** The two largest units; of a duration under half a second, no seconds. */
function partsOf(milliseconds: number): readonly Part[] {
  let rest = Math.round(Math.max(0, milliseconds) / 1000);
  const first = SECONDS_IN.findIndex(([, seconds]) => rest >= seconds);
  const parts: Part[] = [];
  for (const [unit, seconds] of SECONDS_IN.slice(first < 0 ? -1 : first).slice(0, 2)) {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    if (count > 0 || parts.length === 0) parts.push([unit, count]);
  }
  return parts;
}
