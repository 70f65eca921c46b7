import { type Counts, wonBack } from "../../../alerts/counts.ts";
import type { Table } from "../../../channels/message.ts";
import type { Format } from "../../../locale/format.ts";
import type { Words } from "../../../locale/locale.ts";
import type { Rhythm } from "../../../statistics/period.ts";
import type { QueueReport } from "../../../statistics/report.ts";

/** The maximum of queues in a message. */
export const TABLED = 10;

/** The worst queues with their figures. */
export function digestTable(
  queues: readonly QueueReport[],
  rhythm: Rhythm,
  words: Words["digest"],
  { reasons }: Words["alertBatch"],
  format: Format,
): Table {
  const figures: readonly (readonly [label: string, of: (counts: Counts) => number])[] = [
    [words.columns.chats, ({ came }) => came],
    [reasons.lost.label, ({ lost }) => lost],
    [reasons.missed.label, ({ missed }) => missed],
    [words.columns.sla, ({ slaBreached }) => slaBreached],
    [words.claimed, ({ claimed }) => claimed],
    [words.wonBack, wonBack],
  ];
  const compared = (value: number, before: number) =>
    value === before ? format.number(value) : `${format.number(value)} (${format.number(before)})`;
  return {
    caption: words.byQueue[rhythm],
    columns: [words.columns.queue, ...figures.map(([label]) => label), words.columns.open],
    rows: queues
      .slice(0, TABLED)
      .map(({ queue, counts, before, open }) => [
        queue ?? words.noQueue,
        ...figures.map(([, of]) => compared(of(counts), of(before))),
        format.number(open),
      ]),
  };
}
