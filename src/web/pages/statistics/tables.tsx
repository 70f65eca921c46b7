import { type Counts, wonBack } from "../../../alerts/counts.ts";
import type { Words } from "../../../locale/locale.ts";
import type { AgentReport, QueueReport } from "../../../statistics/report.ts";
import { type Column, ListTable } from "../../ui/list/table.tsx";
import { visibleLine } from "../../ui/visible-text.ts";
import type { CountedDay, StatisticsView } from "./view.ts";

/** One row per day, latest first. Zero is empty, so that a phone shows only existing figures. */
export function ByDay({ view: { days, asked, format }, words }: TablesOf) {
  const columns: readonly Column<CountedDay>[] = [
    {
      label: words.day,
      className: "when",
      cell: ({ date, from }) => (date === asked.today ? `${format.day(from)} (${words.unfinished})` : format.day(from)),
    },
    ...figuresOf(words).map(({ label, of }) => ({
      label,
      className: "number when",
      cell: ({ counts }: CountedDay) => (of(counts) === 0 ? null : format.number(of(counts))),
    })),
  ];
  return (
    <>
      <h2 class="over">{words.byDay}</h2>
      <ListTable
        caption={words.byDay}
        columns={columns}
        entries={days.toReversed()}
        idOf={({ date }) => `day-${date}`}
      />
    </>
  );
}

/** The page's maximum: the other forms have all rows. */
const QUEUES = 30;
const AGENTS = 30;

/** One row for each of the worst queues. */
export function ByQueue({ view: { report, format }, words }: TablesOf) {
  const { queues } = report;
  if (queues.length === 0) return null;
  const compared = (value: number, before: number) => {
    if (value + before === 0) return null;
    return value === before ? format.number(value) : `${format.number(value)} (${format.number(before)})`;
  };
  const columns: readonly Column<QueueReport>[] = [
    {
      label: words.queue,
      className: "free",
      cell: ({ queue }) => (queue === null ? words.noQueue : <bdi>{visibleLine(queue)}</bdi>),
    },
    ...figuresOf(words)
      .slice(0, -1)
      .map(({ label, of }) => ({
        label,
        className: "number when",
        cell: ({ counts, before }: QueueReport) => compared(of(counts), of(before)),
      })),
    { label: words.open, className: "number when", cell: ({ open }) => (open === 0 ? null : format.number(open)) },
  ];
  const shown = queues.slice(0, QUEUES);
  const place = new Map(shown.map((queue, index) => [queue, index + 1]));
  return (
    <>
      <h2 class="over">{words.byQueue}</h2>
      <ListTable
        caption={words.byQueue}
        columns={columns}
        entries={shown}
        idOf={(queue) => `queue-${place.get(queue)}`}
      />
      {queues.length > QUEUES && <p class="hint">{words.moreQueues(format.number(queues.length - QUEUES))}</p>}
    </>
  );
}

/** One row per agent with chats: a chat counts for its last agent. */
export function ByAgent({ view: { report, format }, words }: TablesOf) {
  const agents = report.agents.slice(0, AGENTS);
  if (agents.length === 0) return null;
  const columns: readonly Column<AgentReport>[] = [
    { label: words.agent, className: "free", cell: ({ agent }) => <bdi>{visibleLine(agent)}</bdi> },
    ...figuresOf(words).map(({ label, of }) => ({
      label,
      className: "number when",
      cell: ({ counts }: AgentReport) => (of(counts) === 0 ? null : format.number(of(counts))),
    })),
  ];
  const place = new Map(agents.map((agent, index) => [agent, index + 1]));
  return (
    <>
      <h2 class="over">{words.byAgent}</h2>
      <ListTable
        caption={words.byAgent}
        columns={columns}
        entries={agents}
        idOf={(agent) => `agent-${place.get(agent)}`}
      />
    </>
  );
}

interface Figure {
  readonly label: string;
  of(counts: Counts): number;
}

/** Open alerts come last. */
function figuresOf(words: Words["statistics"]): readonly Figure[] {
  return [
    { label: words.chats, of: ({ came }) => came },
    { label: words.alerts, of: ({ alerts }) => alerts },
    { label: words.lost, of: ({ lost }) => lost },
    { label: words.missed, of: ({ missed }) => missed },
    { label: words.slaBreached, of: ({ slaBreached }) => slaBreached },
    { label: words.claimed, of: ({ claimed }) => claimed },
    { label: words.wonBack, of: wonBack },
    { label: words.otherwise, of: ({ otherwise }) => otherwise },
    { label: words.open, of: ({ open }) => open },
  ];
}

interface TablesOf {
  readonly view: StatisticsView;
  readonly words: Words["statistics"];
}
