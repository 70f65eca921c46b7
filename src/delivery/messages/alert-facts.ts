import { isUnattended, type Reason } from "../../alerts/reasons.ts";
import type { Fact } from "../../channels/message.ts";
import { isolated } from "../../chat/bidi.ts";
import { type Chat, chatName } from "../../chat/chat.ts";
import { NO_LABELS } from "../../chat/fields/labels.ts";
import { agentsOf } from "../../chat/people.ts";
import { firstAnswer, knownWait, type ResponseState, responseState } from "../../chat/response.ts";
import { commonLabel, fieldTexts } from "../../locale/field-text.ts";
import type { Format } from "../../locale/format.ts";
import type { Words } from "../../locale/locale.ts";
import { maskName } from "../../privacy/mask/name.ts";
import { type VisibleFields, visibleFieldsOf } from "../../privacy/visible-fields.ts";
import { lateBy, momentOf } from "./age.ts";
import type { AlertContext } from "./model.ts";

/** Facts about one chat that several parts of a message use. */
export interface AlertFacts extends AlertContext {
  readonly shown: VisibleFields;
  /** As the target may see them: a masked name, or "a visitor". */
  readonly customer: string;
  readonly response: ResponseState;
  /** "4 min 29 s"; null if the dates do not show it, or it is too short to be shown. */
  readonly waited: string | null;
  /** Who answered first; null if nobody did, or it is not known. */
  readonly answeredBy: string | null;
  /** The last queue. */
  readonly queue: string | null;
  /** "3 h 10 min": how long after its closing it arrived; null if that is not late. */
  readonly late: string | null;
}

export function alertFacts(context: AlertContext, words: Words["alert"], format: Format): AlertFacts {
  const { chat, measures } = context;
  const response = responseState(chat);
  const wait = knownWait(response, measures);
  const textOf = fieldTexts(chat.customer, context.labels ?? NO_LABELS, format.language);
  const shown = visibleFieldsOf(chat, context.show, context.country, (field) =>
    textOf(field).values.map(({ raw, word }) => word ?? raw),
  );
  const late = lateBy(context);
  const answeredBy = firstAnswer(chat)?.from ?? null;
  return {
    ...context,
    shown,
    customer: isolated(shown.name ?? words.visitor),
    response: response,
    waited: format.wait(wait),
    answeredBy: answeredBy === null ? null : isolated(maskName(answeredBy)),
    queue: chat.lastQueue ?? chat.firstQueue,
    late: late === null ? null : format.duration(late),
  };
}

type Row = readonly [label: string, value: string | null];

/** Customer, queue, wait, in reading order, without what is unknown. First, whether it arrived late. */
export function factsOf(known: AlertFacts, words: Words["alert"], format: Format): readonly Fact[] {
  const { chat, measures, now } = known;
  // Somebody who is not a known agent may write under a number or an address.
  const agents = someOf(agentsOf(chat)).map(maskName);
  const never = known.response === "unanswered" ? words.neverAnswered : null;
  const unanswered = measures.unansweredAtEnd;
  const rows: readonly Row[] = [
    [words.late, known.late === null ? null : words.lateBy(known.late)],
    [words.customer, known.customer],
    ...known.shown.fields.map(({ key, value }): Row => [labelOf(key, known, format), value]),
    [words.writtenNumbers, known.shown.writtenNumbers.join(", ") || null],
    [words.queue, path([chat.firstQueue, chat.lastQueue])],
    [words.agents(agents.length), path(agents)],
    [words.platform, chat.platform],
    [words.wait, joined([known.waited, never])],
    [words.unanswered, unanswered > 0 ? words.messages(unanswered, format.number(unanswered)) : null],
    measures.closedAt === null
      ? [words.received, momentOf(known.receivedAt, now, format)]
      : [words.closed, momentOf(measures.closedAt, now, format)],
    [words.disposition, chat.disposition],
    [words.slaStatus, chat.slaStatus],
  ];
  return rows.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

/** What a field of the record is called. */
export function labelOf(key: string, { labels = NO_LABELS }: Pick<AlertContext, "labels">, format: Format): string {
  return labels.get(key.toLowerCase())?.label ?? commonLabel(key, format.language) ?? key;
}

/** The ids by which VCC Live knows the chat. */
export function idsOf(chat: Chat, words: Words["alert"]): string {
  const ids: readonly (readonly [string, number | null])[] = [
    [words.ticket, chat.ticketId],
    [words.contact, chat.contactId],
    [words.entity, chat.entityId],
  ];
  const given = ids.flatMap(([label, id]) => (id === null ? [] : [`${label} ${id}`]));
  return [`${words.chat} ${chatName(chat.key)}`, ...given].join(", ");
}

/** "Chat → Sales": the queues or agents, from first to last. */
function path(names: readonly (string | null)[]): string | null {
  const present = names.filter((name) => name !== null);
  const changes = present.filter((name, index) => name !== present[index - 1]);
  return changes.map(isolated).join(" → ") || null;
}

/** The first and the last of many names: a bot may use a different one for each message. */
function someOf(names: readonly string[]): readonly string[] {
  return names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES - 1), "…", ...names.slice(-1)] : names;
}

const MOST_NAMES = 10;

function joined(parts: readonly (string | null)[]): string | null {
  return parts.filter((part) => part !== null).join(", ") || null;
}

/** "Missed chat: waited 4 min 29 s". */
export function titleOf(alert: AnsweredAlert, words: Words["alert"]): string {
  const verdict = fullVerdictOf(alert, words);
  return alert.waited === null || isAnsweredAnyway(alert) ? verdict : `${verdict}: ${words.waited(alert.waited)}`;
}

/** An alert and the response to its customer. */
export interface AnsweredAlert extends Pick<AlertFacts, "waited" | "answeredBy"> {
  readonly reasons: readonly Reason[];
  readonly response: ResponseState;
}

/** VCC Live calls the chat lost or missed, and an agent did answer. */
export function isAnsweredAnyway({ reasons, response }: Pick<AnsweredAlert, "reasons" | "response">): boolean {
  return response === "answered" && isUnattended(reasons);
}

/** The verdict, and the answer that it does not expect: "Missed chat, though Jane Smith answered after 2 min". */
export function fullVerdictOf(alert: AnsweredAlert, words: Words["alert"]): string {
  const verdict = verdictOf(alert.reasons, alert.response, words);
  return isAnsweredAnyway(alert) ? `${verdict}, ${words.thoughAnswered(alert.answeredBy, alert.waited)}` : verdict;
}

/** VCC Live's verdicts in our words. "Too late" requires an answer: null is an unknown response state. */
export function verdictOf(reasons: readonly Reason[], response: ResponseState | null, words: Words["alert"]): string {
  const late = reasons.length === 1 && response === "answered";
  const names: Readonly<Record<Reason, string>> = {
    lost: words.lost,
    missed: words.missed,
    "sla-breached": late ? words.answeredTooLate : words.slaBreached,
  };
  return reasons.map((reason) => names[reason]).join(", ");
}
