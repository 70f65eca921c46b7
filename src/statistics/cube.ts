import * as v from "valibot";
import type { Counts } from "../alerts/counts.ts";
import type { StoredDay, StoredQuarter } from "../store/statistics/stored.ts";
import type { FlatHistogram } from "./histogram.ts";

/** The counts in the order in which they are stored. */
export const FIGURES = [
  ...(["came", "alerts", "lost", "missed", "slaBreached"] as const),
  ...(["claimed", "calledBack", "cameBack", "otherwise", "open"] as const),
] satisfies readonly (keyof Counts)[];

/** Stored figures of a period: flat lists of numbers, because a page reads half a year of them. */
export interface Cube {
  /** Null: the chats had no queue, or are no longer stored. */
  readonly queues: readonly (string | null)[];
  /** The counts of each queue, one queue after the other, in the order of FIGURES. */
  readonly counts: readonly number[];
  /** Times to the first claim: one histogram per queue, or one for all. */
  readonly claimed: readonly FlatHistogram[];
  /** Times until the customer was won back. */
  readonly wonBack: readonly FlatHistogram[];
  /** Won back, but opened in an earlier quarter: when that began, how many; and so on. */
  readonly late: readonly number[];
  /** Null: they are no longer stored. */
  readonly agents: AgentCounts | null;
}

export interface AgentCounts {
  readonly names: readonly string[];
  readonly counts: readonly number[];
}

/** One local hour of a day. */
export interface HourCells extends Pick<Cube, "queues" | "counts" | "claimed" | "wonBack"> {
  readonly hour: number;
}

export function quarterText({ agents, ...cube }: Cube): Pick<StoredQuarter, "cube" | "agents"> {
  return { cube: JSON.stringify(cube), agents: agents === null ? null : JSON.stringify(agents) };
}

export function readQuarterCube({ cube, agents }: Pick<StoredQuarter, "cube" | "agents">): Cube {
  return { ...v.parse(quarterCube, cube), agents: agentsIn(agents) };
}

export function dayText(
  { agents, claimed, wonBack, ...sums }: Cube,
  hours: readonly HourCells[],
): Pick<StoredDay, "sums" | "times" | "agents"> & { readonly hours: string } {
  return {
    sums: JSON.stringify(sums),
    times: JSON.stringify({ claimed, wonBack }),
    agents: agents === null ? null : JSON.stringify(agents),
    hours: JSON.stringify(hours),
  };
}

export function readDayCube({ sums, times, agents }: StoredDay): Cube {
  return { ...v.parse(daySums, sums), ...v.parse(dayTimes, times), agents: agentsIn(agents) };
}

function agentsIn(text: string | null): AgentCounts | null {
  return text === null ? null : v.parse(agentCounts, text);
}

// Lists are checked as a whole: a schema for each number would take too much of a page's CPU time.
const numbers = v.custom<readonly number[]>(isNumbers);
const histograms = v.custom<readonly FlatHistogram[]>((value) => Array.isArray(value) && value.every(isNumbers));
const names = v.custom<readonly (string | null)[]>(
  (value) => Array.isArray(value) && value.every((name) => name === null || typeof name === "string"),
);
const agentNames = v.custom<readonly string[]>(
  (value) => Array.isArray(value) && value.every((name) => typeof name === "string"),
);

const quarterCube = json({ queues: names, counts: numbers, claimed: histograms, wonBack: histograms, late: numbers });
const daySums = json({ queues: names, counts: numbers, late: numbers });
const dayTimes = json({ claimed: histograms, wonBack: histograms });
const agentCounts = json({ names: agentNames, counts: numbers });

function json<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.pipe(v.string(), v.parseJson(), v.object(entries));
}

function isNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "number");
}
