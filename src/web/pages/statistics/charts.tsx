import { wonBack } from "../../../alerts/counts.ts";
import type { Words } from "../../../locale/locale.ts";
import { type Bar, Chart, type Part, sum } from "./chart.tsx";
import type { StatisticsView } from "./view.ts";

/** The days as bars: the outcomes of their alerts, and the number of chats. */
export function Charts({ view: { days, format }, words }: ChartsOf) {
  const label = (from: number) => format.shortDay(from);
  const fates: readonly Part[] = [
    { label: words.wonBack, look: "won" },
    { label: words.otherwise, look: "other" },
    { label: words.open, look: "open" },
  ];
  const alerts = days.map(({ from, counts }) => ({
    label: label(from),
    values: [wonBack(counts), counts.otherwise, counts.open],
  }));
  const chats = days.map(({ from, counts }) => ({ label: label(from), values: [counts.came] }));
  const highest = (bars: readonly Bar[]) => format.number(Math.max(0, ...bars.map(({ values }) => sum(values))));
  return (
    <div class="charts">
      <section class="panel">
        <h2>{words.ofAlerts}</h2>
        <Chart
          name={words.chart(words.alerts, highest(alerts))}
          highest={highest(alerts)}
          parts={fates}
          bars={alerts}
        />
      </section>
      <section class="panel">
        <h2>{words.ofChats}</h2>
        <Chart
          name={words.chart(words.chats, highest(chats))}
          highest={highest(chats)}
          parts={[{ label: words.chats, look: "plain" }]}
          bars={chats}
        />
      </section>
    </div>
  );
}

interface ChartsOf {
  readonly view: StatisticsView;
  readonly words: Words["statistics"];
}
