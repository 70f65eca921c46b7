import { isForGood } from "../../store/d1-failure.ts";
import { type Statement, StoreUnavailable } from "../../store/database.ts";
import { outageStatement, switchOffStatement } from "../../store/deliveries/outages.ts";
import { fallbackStatement } from "../../store/deliveries/reassign.ts";
import { setAsideStatement } from "../../store/deliveries/set-aside.ts";
import {
  beginAnewStatement,
  endedAloneStatement,
  retryFailedNowStatements,
  settleStatements,
} from "../../store/deliveries/settle.ts";
import { waitOverStatement, waitStatement } from "../../store/deliveries/target-waits.ts";
import { markRecipientsStatements } from "../../store/mail/recipient-marks.ts";
import { moveStatements } from "../../store/target-moves.ts";
import { MINUTE } from "../../time/durations.ts";
import { BATCH_SIZE } from "./batching.ts";
import type { Journal } from "./journal.ts";
import type { Entry } from "./journal-entry.ts";
import type { Ports } from "./ports.ts";

/** The maximum of deliveries per batch, unless one message alone has more. */
const AT_ONCE = BATCH_SIZE;

/**
 * How many entries are written to D1 at once, by journal: fewer and fewer while D1 refuses them, to find the one at
 * fault.
 */
const portions = new WeakMap<Journal, number>();

/**
 * Writes the outcomes of messages to D1, in one batch whose number of statements is constant, and erases confirmed
 * entries. Entries that could not be written stay in the journal: then false. Entries that D1 refuses permanently are
 * set aside, so that they do not block others.
 */
export async function settle(ports: Ports, journal: Journal): Promise<boolean> {
  const entries = nextOf(journal);
  if (entries.length === 0) return true;
  const { target } = ports;
  try {
    await ports.db.batch(statementsOf(entries, target, ports.now()));
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    ports.log({ event: "settle", target, outcome: "unavailable", cause: error.failure, messages: entries.length });
    if (!isForGood(error.failure)) return false;
    const [only, ...others] = entries;
    if (only !== undefined && others.length === 0) return refused(ports, journal, only);
    portions.set(journal, Math.ceil(entries.length / 2));
    return false;
  }
  portions.set(journal, entries.length * 2);
  for (const entry of entries) await journal.erase(entry);
  for (const fallbackTarget of new Set(entries.flatMap(fallbackTargetsOf))) await ports.wake(fallbackTarget);
  return true;
}

/** Entries with the same fallback, so that the batch has one statement for it. */
function nextOf(journal: Journal): readonly Entry[] {
  const entries: Entry[] = [];
  const most = portions.get(journal) ?? Number.POSITIVE_INFINITY;
  let deliveries = 0;
  for (const entry of journal.entries()) {
    if (entry.startedAt !== null) continue;
    deliveries += entry.message.members.length + entry.ended.length;
    const [first] = entries;
    if (first !== undefined && (deliveries > AT_ONCE || entries.length >= most || first.fallback !== entry.fallback)) {
      break;
    }
    entries.push(entry);
  }
  return entries;
}

function statementsOf(entries: readonly Entry[], target: string, now: number): readonly Statement[] {
  return [
    ...settleStatements(target, entries, now),
    ...fallbackStatements(entries, now),
    ...targetStatements(entries, target, now),
  ];
}

/** Notifies the fallback of dead deliveries. */
function fallbackStatements(entries: readonly Entry[], now: number): readonly Statement[] {
  const fallback = entries[0]?.fallback ?? null;
  const dead = entries.flatMap(({ ended }) => ended.filter(({ status }) => status === "dead").map(({ id }) => id));
  return fallback === null || dead.length === 0 ? [] : [fallbackStatement(dead, fallback, now)];
}

/** The state of the target. */
function targetStatements(entries: readonly Entry[], target: string, now: number): readonly Statement[] {
  const outage = entries.findLast((entry) => entry.outage !== null)?.outage ?? null;
  const wait = entries.findLast((entry) => entry.wait !== null)?.wait ?? null;
  const moved = entries.findLast((entry) => entry.moved !== undefined)?.moved ?? null;
  return [
    ...(outage === null
      ? []
      : [
          switchOffStatement({
            ...{ target, since: outage.since },
            reason: { note: outage.reason, code: outage.code, args: outage.args },
          }),
          outageStatement({ target, since: outage.since }, outage.informed),
        ]),
    ...(wait === null ? [] : [wait === "over" ? waitOverStatement(target) : waitStatement({ target, ...wait })]),
    ...blockedStatements(entries, now),
    ...(moved === null ? [] : moveStatements({ target, ...moved }, now)),
    ...(entries.some(({ recovered }) => recovered) ? retryFailedNowStatements(target, now) : []),
  ];
}

/** Recipients to whom the mail provider sends nothing more. Without a setting, mail goes through Cloudflare. */
function blockedStatements(entries: readonly Entry[], now: number): readonly Statement[] {
  const marks = entries.flatMap(({ blocked = [], provider = "cloudflare" }) =>
    blocked.map((address) => ({ address, mark: "suppressed", provider, at: now, reason: "" }) as const),
  );
  return marks.length === 0 ? [] : markRecipientsStatements(marks, now);
}

/**
 * In milliseconds: how long waiting deliveries pause before they start anew, because D1 may refuse each of their
 * attempts.
 */
const ANEW = 10 * MINUTE;

/**
 * D1 will never accept this entry. It gets the minimum, each part separately: how deliveries ended, and that the others
 * are in no message and start anew. If it refuses a part too, the entry is set aside. Either is visible to people.
 */
async function refused(ports: Ports, journal: Journal, entry: Entry): Promise<boolean> {
  const { db, target, wake, log } = ports;
  const now = ports.now();
  const { message, ended, end, attempts } = entry;
  const waiting = end === null ? message.members : [];
  const told = { message: message.id, deliveries: ended.length + waiting.length };
  log({ event: "settle", target, outcome: "set aside", ...told });
  const parts = [
    [setAsideStatement(target, [message.id], "refused", now)],
    [endedAloneStatement(entry, now)],
    fallbackStatements([entry], now),
    targetStatements([entry], target, now),
  ];
  const took: Taken[] = [];
  for (const part of parts) took.push(await take(db, part));
  const anew = await take(db, waiting.length === 0 ? [] : [beginAnewStatement(waiting, now + ANEW)]);
  if ([...took, anew].includes("later")) return false;
  // Once its deliveries have left it, the message stays as D1 knows it.
  const freed: Entry = { ...entry, message: { ...message, members: end === null ? [] : message.members } };
  const isKnown = message.made > attempts.length && waiting.length > 0;
  if ([...took, anew].includes("never")) await journal.setAside(entry, anew === "yes" ? freed : entry);
  else await (isKnown ? journal.setAside(entry, { ...freed, ended: [] }) : journal.erase(entry));
  for (const fallbackTarget of fallbackTargetsOf(entry)) await wake(fallbackTarget);
  return true;
}

type Taken = "yes" | "later" | "never";

async function take(db: Ports["db"], statements: readonly Statement[]): Promise<Taken> {
  try {
    if (statements.length > 0) await db.batch(statements);
    return "yes";
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    return isForGood(error.failure) ? "never" : "later";
  }
}

/** Targets that now have something to send. */
function fallbackTargetsOf({ fallback, ended, outage }: Entry): readonly string[] {
  const died = ended.some(({ status }) => status === "dead");
  return [...(fallback !== null && died ? [fallback] : []), ...(outage?.informed ?? [])];
}
