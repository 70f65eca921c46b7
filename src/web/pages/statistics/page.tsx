import { type Words, wordsFor } from "../../../locale/locale.ts";
import { FactList } from "../../ui/fact-list.tsx";
import { framedPage } from "../../ui/frame.tsx";
import { Charts } from "./charts.tsx";
import { factsOf } from "./facts.ts";
import { OFFERED } from "./query.ts";
import { ByAgent, ByDay, ByQueue } from "./tables.tsx";
import type { StatisticsView } from "./view.ts";

const PATH = "/statistics";

export function statisticsPage(view: StatisticsView): string {
  const { format, person, search } = view;
  const words = wordsFor(format.language).statistics;
  return framedPage(
    { language: format.language, title: words.title, here: "statistics", person },
    <>
      <h1>{words.title}</h1>
      <p class="hint">{words.intro}</p>
      <Gaps view={view} words={words} />
      <Times view={view} words={words} />
      <FactList heading={words.figures} facts={factsOf(view, words)} />
      <Charts view={view} words={words} />
      <ByQueue view={view} words={words} />
      <ByAgent view={view} words={words} />
      <ByDay view={view} words={words} />
      <div class="onwards">
        <p>
          {words.forms}:{" "}
          {["json", "csv"].map((form) => (
            <a href={`${PATH}.${form}${search}`}>{form.toUpperCase()}</a>
          ))}
        </p>
      </div>
    </>,
  );
}

/** What is not counted yet, if anything. */
function Gaps({ view: { report, format }, words }: TimesOf) {
  const { asOf, countedFrom } = report;
  return (
    <>
      {asOf !== null && <p class="hint">{words.asOf(format.moment(asOf))}</p>}
      {countedFrom !== null && <p class="hint">{words.countedFrom(format.moment(countedFrom))}</p>}
    </>
  );
}

/** The shown days: some periods as links, any other by the form. */
function Times({ view: { asked, format, timeZone }, words }: TimesOf) {
  const [first, last] = [asked.days[0]?.date, asked.days.at(-1)?.date];
  const isUntilNow = last === asked.today;
  return (
    <>
      <nav class="shelves" aria-label={words.times}>
        {OFFERED.map((count) => (
          <a
            href={`${PATH}?days=${count}`}
            aria-current={isUntilNow && asked.days.length === count ? "page" : undefined}
          >
            {words.lastDays(format.number(count))}
          </a>
        ))}
      </nav>
      <details class="filter">
        <summary>{words.times}</summary>
        <form method="get" action={PATH}>
          <p>
            <label for="from">{words.from}</label>
            <input id="from" name="from" type="date" value={first} />
          </p>
          <p>
            <label for="to">{words.to}</label>
            <input id="to" name="to" type="date" value={asked.end} />
          </p>
          <p class="hint">{words.calendar(timeZone)}</p>
          <p class="buttons">
            <button type="submit">{words.show}</button>
          </p>
        </form>
      </details>
    </>
  );
}

interface TimesOf {
  readonly view: StatisticsView;
  readonly words: Words["statistics"];
}
