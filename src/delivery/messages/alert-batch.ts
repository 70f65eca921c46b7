import { REASONS, type Reason } from "../../alerts/reasons.ts";
import type { Fact, Message } from "../../channels/message.ts";
import { isolated } from "../../chat/bidi.ts";
import type { Format } from "../../locale/format.ts";
import type { Words } from "../../locale/locale.ts";
import { ageOf, momentOf } from "./age.ts";
import { type BatchItem, batchItem } from "./alert-batch-item.ts";
import type { AlertBatch } from "./model.ts";

/** If more queues than this share the maximum, none stands out. */
const MOST = 3;

/** The last queues of most listed chats, in a clause; null if none stands out. */
function queuesOf(
  queues: readonly (string | null)[],
  all: number,
  words: Words["alertBatch"],
  format: Format,
): string | null {
  const known = queues.filter((queue) => queue !== null);
  const chats = Map.groupBy(known, (queue) => queue);
  const most = Math.max(0, ...[...chats.values()].map(({ length }) => length));
  const hit = [...chats.keys()].filter((queue) => chats.get(queue)?.length === most);
  if (most < 2 || hit.length > MOST) return null;
  const names = format.list(hit.map(isolated));
  const listed = queues.length === all ? null : format.number(queues.length);
  return most === queues.length ? words.allInQueue(names, listed) : words.hitMost(hit.length, names, listed);
}

export interface Count {
  readonly reason: Reason;
  readonly count: number;
}

/**
 * The number of chats by reason, worst first. Each chat counts once, by its worst reason, so that the counts add up.
 */
function countsOf(all: AlertBatch["all"]): readonly Count[] {
  const worst = all.map(({ reasons }) => REASONS.find((reason) => reasons.includes(reason)));
  return REASONS.flatMap((reason) => {
    const count = worst.filter((one) => one === reason).length;
    return count === 0 ? [] : [{ reason, count }];
  });
}

/**
 * "27 chats need a call back: 20 lost, 7 missed", or "7 missed chats need a call back". `join` makes one of the counts.
 */
function headlineOf(
  counts: readonly Count[],
  join: (counted: readonly string[]) => string,
  words: Words["alertBatch"],
  format: Format,
): string {
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const [only, ...others] = counts;
  const named = only === undefined || others.length > 0 ? words : words.reasons[only.reason];
  const chats = named.chats(all, format.number(all));
  // If only the SLA was breached, the customer may have been answered.
  const left = counts.every(({ reason }) => reason !== "sla-breached");
  const need = left ? words.needCallBack(all, chats) : words.needAttention(all, chats);
  if (others.length === 0) return need;
  return `${need}: ${join(counts.map(({ reason, count }) => words.reasons[reason].counted(format.number(count))))}`;
}

/** One message about many chats: counts by reason, the worst ones one by one, and a link to all of them. */
export function renderAlertBatch(several: AlertBatch, { alert, alertBatch: words }: Words, format: Format): Message {
  const { all, link, now } = several;
  const counts = countsOf(all);
  const lines = several.listed.map((listed) => batchItem(listed, now, alert, format));
  return {
    kind: "alert",
    language: format.language,
    title: headlineOf(counts, (parts) => parts.join(", "), words, format),
    summary: summaryOf(several, counts, lines, words, format),
    facts: factsOf(several, counts, words, format),
    quote: null,
    items: lines.map(({ item }) => item),
    footnotes: footnotesOf(several, words, format),
    links: link === null ? [] : [{ label: words.openAll(all.length, format.number(all.length)), url: link }],
    about: null,
    plain: false,
  };
}

function summaryOf(
  several: AlertBatch,
  counts: readonly Count[],
  lines: readonly BatchItem[],
  words: Words["alertBatch"],
  format: Format,
): string {
  const { length } = several.all;
  const age = ageOf(oldestOf(several), several.now, format);
  const queues = lines.map(({ queue }) => queue);
  const clauses = [
    headlineOf(counts, format.list, words, format),
    age === null ? null : words.oldestAgo(length, age),
    queuesOf(queues, length, words, format),
    several.link === null ? words.onRecord(length) : words.behindLink(length),
  ];
  return `${clauses.filter((clause) => clause !== null).join("; ")}.`;
}

function factsOf(
  several: AlertBatch,
  counts: readonly Count[],
  words: Words["alertBatch"],
  format: Format,
): readonly Fact[] {
  const each = counts.map(({ reason, count }) => ({ label: words.reasons[reason].label, value: format.number(count) }));
  const oldest = { label: words.oldest(several.all.length), value: momentOf(oldestOf(several), several.now, format) };
  return [...(each.length > 1 ? each : []), oldest];
}

function footnotesOf(several: AlertBatch, words: Words["alertBatch"], format: Format): readonly string[] {
  const { all, listed, link, byDefault, otherTargets } = several;
  const more = all.length - listed.length;
  const where = link === null ? words.moreOnRecord : words.moreBehindLink;
  return [
    ...(more > 0 ? [where(more, format.number(more))] : []),
    ...(byDefault ? [words.noRule] : []),
    ...(otherTargets.length > 0 ? [words.meantFor(format.list(otherTargets))] : []),
  ];
}

/** When the first of them arrived. A delivery to a fallback is younger than its chat. */
function oldestOf({ all, listed }: AlertBatch): number {
  return Math.min(...all.map(({ since }) => since), ...listed.map(({ receivedAt }) => receivedAt));
}
