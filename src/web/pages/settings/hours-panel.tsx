import type { Format } from "../../../locale/format.ts";
import type { Words } from "../../../locale/locale.ts";
import type { Hours } from "../../../time/business-hours.ts";
import { Facts } from "../../ui/fact-list.tsx";
import { hoursInWords, stateInWords } from "./hours-in-words.ts";

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
