import { type CustomerField, chatName } from "../../../../chat/chat.ts";
import { lastMessages } from "../../../../chat/last-messages.ts";
import { agentsOf, sideOf } from "../../../../chat/people.ts";
import { responseState } from "../../../../chat/response.ts";
import type { Format } from "../../../../locale/format.ts";
import type { Words } from "../../../../locale/locale.ts";
import type { Fact } from "../../../ui/fact-list.tsx";
import { visible, visibleLine } from "../../../ui/visible-text.ts";
import { brief, cut } from "./cut.ts";
import type { TranscriptView } from "./view.ts";

/** Why the chat needs attention, in a word or two each: our reasons, else VCC Live's word, and whether it is spam. */
export function verdictOf({ chat, reasons }: TranscriptView, words: Words["transcript"]): readonly string[] {
  const verdict = reasons.map((reason) => words.reason[reason]);
  if (verdict.length === 0) verdict.push(chat.disposition ? visibleLine(brief(chat.disposition)) : words.noDisposition);
  return chat.isSpam ? [words.spam, ...verdict] : verdict;
}

/** The customer's name on one line. */
export function customerOf({ chat }: TranscriptView, words: Words["transcript"]): string {
  return visibleLine(brief(chat.customer.name ?? "")) || words.unnamed;
}

/** What happened, in sentences: whether it was answered, how fast, and who wrote last. */
export function storyOf(view: TranscriptView, words: Words["transcript"]): string {
  const { chat, measures, format } = view;
  if (chat.messages.length === 0) return words.noMessages(format.moment(view.receivedAt));
  const response = responseState(chat);
  if (response === "silent") return words.customerWroteNothing;
  if (response === "unanswered")
    return measures.waited ? words.waited(format.duration(measures.waited)) : words.unanswered;
  const story: string[] = [];
  if (measures.timeToFirstAnswer !== null) story.push(words.answered(format.duration(measures.timeToFirstAnswer)));
  if (measures.unansweredAtEnd > 0)
    story.push(words.unansweredAtEnd(measures.unansweredAtEnd, format.number(measures.unansweredAtEnd)));
  return story.join(" ");
}

const LAST_WORDS = { characters: 2_000, elements: 50 };

/** The customer's last uninterrupted messages, at most three; null if there are none. */
export function lastWordsOf({ chat }: TranscriptView): string | null {
  const quoted = lastMessages(chat, (text) => text, LAST_WORDS.characters) ?? "";
  const { text, left } = cut(quoted, { ...LAST_WORDS, characters: quoted.length });
  return (left > 0 ? `${text}…` : text) || null;
}

/** At a glance: agents, origin, times, durations. */
export function factsOf(view: TranscriptView, words: Words["transcript"]): readonly Fact[] {
  const { chat, measures, sla, format } = view;
  const moment = (at: number | null) => (at === null ? null : format.moment(at));
  const duration = (length: number | null) => (length === null ? null : format.duration(length));
  const queues = [...new Set([chat.firstQueue, chat.lastQueue])].filter((queue) => queue !== null);
  const all = format.number(chat.messages.length + chat.unread.messages);
  const customers = chat.messages.filter((message) => sideOf(message, chat) === "customer").length;
  return present([
    [words.queue, queues.join(" → ")],
    [words.agents, agentsSaid(agentsOf(chat), words, format)],
    [words.sla, chat.slaStatus === null ? words.slaVerdict[sla] : `${words.slaVerdict[sla]} (${chat.slaStatus})`],
    [words.platform, chat.platform],
    [words.firstMessage, moment(measures.openedAt)],
    [words.lastMessage, moment(measures.closedAt)],
    [words.timeToFirstAnswer, duration(measures.timeToFirstAnswer)],
    [words.longestSilence, duration(measures.longestSilence)],
    [words.messages, chat.unread.messages > 0 ? all : words.counted(all, format.number(customers))],
  ]);
}

const MOST_AGENTS = 20;

function agentsSaid(agents: readonly string[], words: Words["transcript"], format: Format): string {
  const more = agents.length - MOST_AGENTS;
  const named = agents.slice(0, MOST_AGENTS).map(brief);
  return format.list(more > 0 ? [...named, words.left.more(format.number(more))] : named) || words.nobody;
}

/** Ids to find the chat elsewhere, in small print. */
export function footnotesOf(view: TranscriptView, words: Words["transcript"]): readonly Fact[] {
  const { chat, format } = view;
  return present([
    [words.chat, chatName(chat.key)],
    [words.ticket, chat.ticketId],
    [words.contact, chat.contactId],
    [words.entity, chat.entityId],
    [words.disposition, chat.disposition],
    [words.ipAddress, chat.ipAddress],
    [words.received, format.moment(view.receivedAt)],
    [words.revision, words.of(format.number(view.revision), format.number(view.revisions))],
  ]);
}

/** How the body was read if it is not Unicode; null if it is. */
export function encodingOf({ encoding }: TranscriptView, words: Words["transcript"]): string | null {
  return encoding.doubt === null ? null : words.encoding[encoding.doubt](encoding.name);
}

/** How the body was read if it is not Unicode, and what was counted and not read in an unusually large one. */
export function noticesOf(view: TranscriptView, words: Words["transcript"]): readonly string[] {
  const { left } = words;
  const { format } = view;
  const { fields, messages } = view.chat.unread;
  const encoding = encodingOf(view, words);
  return [
    ...(encoding === null ? [] : [encoding]),
    ...(fields > 0 ? [left.fields(fields, format.number(fields))] : []),
    ...(messages > 0 ? [left.messages(messages, format.number(messages))] : []),
  ];
}

/** The non-empty fields of the customer record. */
export function recordOf({ chat }: TranscriptView): readonly CustomerField[] {
  return chat.customer.fields.filter((field) => field.values.some((value) => value.trim() !== ""));
}

function present(lines: readonly (readonly [label: string, value: string | number | null])[]): readonly Fact[] {
  return lines
    .filter(([, value]) => value !== null && value !== "")
    .map(([label, value]) => ({ label, value: visible(brief(String(value))).replaceAll("\n", " ") }));
}

/** VCC Live says whether the SLA was met, not when it ended: so it is shown at the first answer, or at the end. */
export function slaMarkOf({ sla }: TranscriptView, words: Words["transcript"]): string | null {
  return sla === "met" || sla === "breached" ? words.slaMark[sla] : null;
}
