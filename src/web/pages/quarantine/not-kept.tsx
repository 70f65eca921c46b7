import { type Format, formatFor } from "../../../locale/format.ts";
import type { NotKept } from "../../../store/quarantine/daily-limits.ts";
import { quarantineWords } from "./words.ts";

/** How many bodies the quarantine had no room for, day by day. */
export function NotKeptDays({ days, format }: { readonly days: readonly NotKept[]; readonly format: Format }) {
  const words = quarantineWords[format.language];
  // The days are those of UTC, wherever the reader is.
  const { day: dayName } = formatFor(format.language, "UTC");
  return (
    <section class="panel">
      <h2>{words.notKept}</h2>
      <ul>
        {days.map(({ day, plain, encrypted }) => (
          <li>
            {dayName(Date.parse(day))}: {words.notKeptCounts(format.number(plain), format.number(encrypted))}
          </li>
        ))}
      </ul>
    </section>
  );
}
