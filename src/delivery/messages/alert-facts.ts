import type { Fact } from "../../channels/message.ts";
import { type Chat, chatName } from "../../chat/chat.ts";
import { agentsOf } from "../../chat/people.ts";
import type { Format } from "../../locale/format.ts";
import type { AlertWords } from "../../locale/words.ts";
import { maskName } from "../../privacy/mask/name.ts";
import { momentOf } from "./age.ts";
import type { Known } from "./compose-known.ts";

type Row = readonly [label: string, value: string | null];

/** Who, where, how long: in the order a reader wants them, without what is not known. First, whether it is old news. */
export function factsOf(known: Known, words: AlertWords, format: Format): readonly Fact[] {
  const { chat, measures, now } = known;
  // Whoever is no known agent may write under a number or an address.
  const agents = someOf(agentsOf(chat)).map(maskName);
  const never = known.course === "unanswered" ? words.neverAnswered : null;
  const unanswered = measures.unansweredAtEnd;
  const rows: readonly Row[] = [
    [words.late, known.late === null ? null : words.lateBy(known.late)],
    [words.customer, known.customer],
    ...known.shown.fields.map(({ key, value }): Row => [key, value]),
    [words.queue, path([chat.firstQueue, chat.lastQueue])],
    [agents.length > 1 ? words.agents : words.agent, path(agents)],
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

/** The numbers by which VCC Live knows the chat. */
export function idsOf(chat: Chat, words: AlertWords): string {
  const ids: readonly (readonly [string, number | null])[] = [
    [words.ticket, chat.ticketId],
    [words.contact, chat.contactId],
    [words.entity, chat.entityId],
  ];
  const given = ids.flatMap(([label, id]) => (id === null ? [] : [`${label} ${id}`]));
  return [`${words.chat} ${chatName(chat.key)}`, ...given].join(", ");
}

/** "Chat → Sales": who had it, from first to last. */
function path(names: readonly (string | null)[]): string | null {
  const present = names.filter((name) => name !== null);
  return present.filter((name, index) => name !== present[index - 1]).join(" → ") || null;
}

/** Of more names than anybody reads the first and the last: an automaton may have one for each message. */
function someOf(names: readonly string[]): readonly string[] {
  return names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES - 1), "…", ...names.slice(-1)] : names;
}

const MOST_NAMES = 10;

function joined(parts: readonly (string | null)[]): string | null {
  return parts.filter((part) => part !== null).join(", ") || null;
}
