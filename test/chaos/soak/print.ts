import type { SentAlert } from "./deliveries.ts";
import type { Check } from "./ends.ts";
import type { Judgement } from "./judge.ts";
import { type Minute, WHO } from "./minutes.ts";

type Column = readonly [name: string, of: (minute: Minute) => string];

const NUMBER: Column = ["minute", ({ number }) => String(number)];

const COLUMNS: readonly Column[] = [
  NUMBER,
  ["webhooks", ({ webhooks }) => String(webhooks)],
  ["not 200", ({ failed }) => String(failed)],
  ["p50, ms", ({ latency }) => latency.p50.toFixed(1)],
  ["p99, ms", ({ latency }) => latency.p99.toFixed(1)],
  ["pending", ({ pending }) => pending.toFixed(0)],
  ["due, s", ({ overdue }) => overdue.toFixed(1)],
  ["lag p50, s", ({ lag }) => lag.p50.toFixed(1)],
  ["lag p99, s", ({ lag }) => lag.p99.toFixed(1)],
  ["memory, MB", ({ memory }) => memory.toFixed(0)],
];

function rowColumns(rows: "read" | "written", digits: number): readonly Column[] {
  return [
    NUMBER,
    [rows, (minute) => minute[rows].toFixed(digits)],
    ...WHO.map((who): Column => [`by ${who}`, ({ shares }) => shares[who][rows].toFixed(digits)]),
  ];
}

const WIDTH = 12;
/** Of faults of one kind so many are named. */
const NAMED = 5;

/** All minutes, what became of the deliveries, and whether everything is as it should be. */
export function printed(
  minutes: readonly Minute[],
  deliveries: readonly SentAlert[],
  judgements: readonly Judgement[],
  checks: readonly Check[],
): string {
  return [
    ...table(COLUMNS, minutes),
    "",
    "Rows of D1 for each webhook:",
    ...table(rowColumns("read", 1), minutes),
    ...table(rowColumns("written", 2), minutes),
    "",
    ...becameOf(deliveries),
    "",
    ...judgements.map(
      ({ what, before, after, limit, passed }) =>
        `${mark(passed)} ${what}: ${before.toFixed(1)}, in the last minute ${after.toFixed(1)} (${limit})`,
    ),
    ...checks.flatMap(({ what, faults }) => [
      `${mark(faults.length === 0)} ${what}${faults.length === 0 ? "" : `: but for ${faults.length}`}`,
      ...faults.slice(0, NAMED).map((fault) => `       ${fault}`),
    ]),
  ].join("\n");
}

function becameOf(deliveries: readonly SentAlert[]): readonly string[] {
  const kinds = Map.groupBy(deliveries, ({ kind }) => kind);
  return [...kinds].map(([kind, some]) => {
    const statuses = [...Map.groupBy(some, ({ status }) => status)].map(
      ([status, { length }]) => `${status} ${length}`,
    );
    return `${kind}: ${statuses.sort().join(", ")}`;
  });
}

function table(columns: readonly Column[], minutes: readonly Minute[]): readonly string[] {
  return [row(columns.map(([name]) => name)), ...minutes.map((minute) => row(columns.map(([, of]) => of(minute))))];
}

function row(cells: readonly string[]): string {
  return cells.map((cell) => cell.padStart(WIDTH)).join("");
}

function mark(passed: boolean): string {
  return passed ? "PASS " : "FAIL ";
}
