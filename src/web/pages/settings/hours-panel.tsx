import type { Format } from "../../../locale/format.ts";
import type { Words } from "../../../locale/locale.ts";
import { type Hours, isOpen, nextOpening } from "../../../time/business-hours.ts";
import type { MinuteRange } from "../../../time/week.ts";
import { type Fact, Facts } from "../../ui/fact-list.tsx";
import { clock } from "./clock.ts";

/** Whether somebody is there now and, if not, from when on. */
function stateInWords(hours: Hours, now: number, words: Words["settings"], format: Format): string {
  if (isOpen(hours, now)) return words.openNow;
  const opening = nextOpening(hours, now);
  return opening === null ? words.neverOpens : words.closedUntil(format.moment(opening));
}

/** Days that are alike and follow each other in one line: "Mon–Fri". */
function hoursInWords({ week, closed, zone }: Hours, words: Words["settings"]): readonly Fact[] {
  const days = words.days.map((name, day) => ({ name, value: spansInWords(week[day] ?? [], words) }));
  const runs: { first: string; last: string; value: string }[] = [];
  for (const { name, value } of days) {
    const run = runs.at(-1);
    if (run?.value === value) run.last = name;
    else runs.push({ first: name, last: name, value });
  }
  return [
    ...runs.map(({ first, last, value }) => ({ label: first === last ? first : `${first}–${last}`, value })),
    ...(closed.size === 0 ? [] : [{ label: words.closedOn, value: [...closed].join(", ") }]),
    { label: words.zone, value: zone },
  ];
}

function spansInWords(spans: readonly MinuteRange[], words: Words["settings"]): string {
  return spans.length === 0 ? words.closed : spans.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(", ");
}

export function HoursPanel({ hours, now, words, format }: HoursIn) {
  return (
    <section class="panel">
      <h2>{words.hours}</h2>
      {hours.size === 0 && <p>{words.noHours}</p>}
      {[...hours].map(([name, one]) => (
        <article>
          <h3>{name}</h3>
          <p>
            <strong>{stateInWords(one, now, words, format)}</strong>
          </p>
          <Facts facts={hoursInWords(one, words)} />
        </article>
      ))}
    </section>
  );
}

interface HoursIn {
  readonly hours: ReadonlyMap<string, Hours>;
  readonly now: number;
  readonly words: Words["settings"];
  readonly format: Format;
}
