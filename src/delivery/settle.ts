import type { Attempt } from "../alerts/delivery.ts";
import { type Statement, StoreUnavailable } from "../store/database.ts";
import { inheritStatement } from "../store/heirs.ts";
import { outageStatement, switchOffStatement } from "../store/outages.ts";
import { hurryFailedStatement, type Settled, settleMark, settleStatement } from "../store/settle.ts";
import { MOST } from "./gather.ts";
import type { Conclusion, Entry, Journal } from "./journal.ts";
import type { Ports } from "./ports.ts";

/** As many deliveries at once as keep a batch small, unless one message alone tells of more. */
const AT_ONCE = MOST;

/** An entry that has its conclusion. */
interface Concluded extends Entry {
  readonly conclusion: Conclusion;
}

/**
 * Tells D1 what became of messages, and erases what it has confirmed. What it can not be told stays in the journal: then
 * false.
 */
export async function settle(ports: Ports, journal: Journal): Promise<boolean> {
  const entries = nextOf(journal);
  if (entries.length === 0) return true;
  const now = ports.now();
  try {
    await ports.db.batch(entries.flatMap((entry) => statementsOf(entry, ports.target, now)));
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    const { target } = ports;
    ports.log({ event: "settle", target, outcome: "unavailable", cause: error.failure, messages: entries.length });
    return false;
  }
  for (const entry of entries) await journal.erase(entry);
  for (const target of new Set(entries.flatMap(heirsOf))) await ports.wake(target);
  return true;
}

function nextOf(journal: Journal): readonly Concluded[] {
  const entries: Concluded[] = [];
  let deliveries = 0;
  for (const entry of journal.entries()) {
    const { conclusion, carried } = entry;
    deliveries += carried.length;
    if (entries.length > 0 && deliveries > AT_ONCE) break;
    if (conclusion !== null) entries.push({ ...entry, conclusion });
  }
  return entries;
}

function statementsOf(entry: Concluded, target: string, now: number): readonly Statement[] {
  const { attempt, fallback, informed, recovered } = entry.conclusion;
  const settled = settledOf(entry);
  const dead = settled.filter(({ step }) => step.status === "dead").map(({ id }) => id);
  const outage =
    attempt?.outcome === "out-of-order"
      ? { target, since: attempt.at + attempt.milliseconds, reason: attempt.note }
      : null;
  const mark = settleMark(settled, now);
  return [
    ...(mark === null ? [] : [mark]),
    settleStatement(settled, now),
    ...(fallback === null || dead.length === 0 ? [] : [inheritStatement(dead, fallback, now)]),
    ...(outage === null ? [] : [switchOffStatement(outage), outageStatement(outage, informed)]),
    ...(recovered ? [hurryFailedStatement(target, now)] : []),
  ];
}

/** The first of a message leads, and knows those that went along; each of them knows its leader. */
function settledOf({ carried, conclusion: { attempt, steps } }: Concluded): readonly Settled[] {
  const [leader, ...others] = carried.map(({ id }) => id);
  return carried.flatMap(({ id }, index) => {
    const step = steps[index];
    if (step === undefined) return [];
    return [{ id, step, attempt: attempt === null ? null : asOf(attempt, id === leader ? others : leader) }];
  });
}

function asOf(attempt: Attempt, company: readonly string[] | string | undefined): Attempt {
  if (company === undefined || company.length === 0) return attempt;
  return typeof company === "string" ? { ...attempt, led: company } : { ...attempt, along: [...company] };
}

/** Targets that have something to tell because of it. */
function heirsOf({ conclusion: { steps, fallback, informed, attempt } }: Concluded): readonly string[] {
  const died = steps.some(({ status }) => status === "dead");
  return [...(fallback !== null && died ? [fallback] : []), ...(attempt?.outcome === "out-of-order" ? informed : [])];
}
