import type { Message } from "../../channels/message.ts";
import type { Format } from "../../locale/format.ts";
import { wordsFor } from "../../locale/locale.ts";
import { type Limit, usedUpUntil } from "../../store/d1-failure.ts";

/** The warning that D1 has reached a limit, seen at `now`: which one, until when, the consequences, and what to do. */
export function renderLimitWarning(limit: Limit, now: number, format: Format): Message {
  const words = wordsFor(format.language).limitWarning;
  const ends = usedUpUntil(limit, now);
  const until = ends === null ? null : format.moment(ends);
  return {
    kind: "warning",
    language: format.language,
    title: words.title,
    summary: words.summary(words.limits[limit], until),
    facts: [
      { label: words.limit, value: words.limits[limit] },
      { label: words.until, value: until ?? words.untilRoom },
      { label: words.meanwhile, value: words.effects[ends === null ? "lasting" : "daily"] },
      { label: words.whatToDo, value: words.advice[limit] },
    ],
    quote: null,
    items: [],
    footnotes: [words.toldDaily],
    links: [],
    about: null,
    plain: false,
  };
}
