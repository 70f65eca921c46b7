/** Times, durations and numbers as a reader of one language in one time zone writes them. */
export interface Format {
  readonly language: string;
  /** "14:37". */
  time(at: number): string;
  /** "14:37:52". */
  clock(at: number): string;
  /** "6 March 2025". */
  day(at: number): string;
  /** "6 Mar 2025, 14:37". */
  moment(at: number): string;
  /** The two largest units: "4 min 29 s", "2 days 3 hr"; milliseconds in. */
  duration(milliseconds: number): string;
  number(value: number): string;
  /** "Chat, Sales and Support". */
  list(items: readonly string[]): string;
  plural(count: number): Intl.LDMLPluralRule;
}

const made = new Map<string, Format>();

/** Cached: making an Intl formatter costs fifty times what using one does. */
export function formatFor(language: string, timeZone: string): Format {
  const key = `${language} ${timeZone}`;
  const known = made.get(key);
  if (known) return known;
  const format = makeFormat(language, timeZone);
  made.set(key, format);
  return format;
}

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

function makeFormat(language: string, timeZone: string): Format {
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone, ...options });
  const time = dates({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const clock = dates({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  const day = dates({ dateStyle: "long" });
  const moment = dates({
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const number = new Intl.NumberFormat(language);
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const plural = new Intl.PluralRules(language);
  const units = UNITS.map(([unit, seconds]) => ({
    seconds,
    format: new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }),
  }));
  return {
    language,
    time: (at) => time.format(at),
    clock: (at) => clock.format(at),
    day: (at) => day.format(at),
    moment: (at) => moment.format(at),
    duration: (milliseconds) => {
      let rest = Math.round(Math.max(0, milliseconds) / 1000);
      const first = units.findIndex((unit) => rest >= unit.seconds);
      const parts: string[] = [];
      for (const unit of units.slice(first < 0 ? -1 : first).slice(0, 2)) {
        const count = Math.floor(rest / unit.seconds);
        rest -= count * unit.seconds;
        if (count > 0 || parts.length === 0) parts.push(unit.format.format(count));
      }
      return parts.join(" ");
    },
    number: (value) => number.format(value),
    list: (items) => list.format(items),
    plural: (count) => plural.select(count),
  };
}
