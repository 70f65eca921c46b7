import { isUnattended } from "../../../../alerts/reasons.ts";
import { isolated } from "../../../../chat/bidi.ts";
import { type Chat, type ChatMessage, type CustomerField, chatName } from "../../../../chat/chat.ts";
import { NO_LABELS } from "../../../../chat/fields/labels.ts";
import { lastMessages } from "../../../../chat/last-messages.ts";
import { agentsOf } from "../../../../chat/people.ts";
import { firstAnswer, responseState } from "../../../../chat/response.ts";
import { fieldTexts } from "../../../../locale/field-text.ts";
import type { Format } from "../../../../locale/format.ts";
import type { Words } from "../../../../locale/locale.ts";
import type { Fact } from "../../../ui/fact-list.tsx";
import { nameLine } from "../../../ui/said.tsx";
import { brief, cut } from "./cut.ts";
import { reachesOf } from "./reach.ts";
import type { TranscriptView } from "./view.ts";

/** Why the chat needs attention, in a word or two each: our reasons, else VCC Live's word, and whether it is spam. */
export function verdictOf({ chat, reasons }: TranscriptView, words: Words["transcript"]): readonly string[] {
  const verdict = reasons.map((reason) => words.reason[reason]);
  if (verdict.length === 0) verdict.push(chat.disposition ? nameLine(brief(chat.disposition)) : words.noDisposition);
  return chat.isSpam ? [words.spam, ...verdict] : verdict;
}

/** The customer's name on one line, to stand next to other text; where the record has none, that of whoever is taken for the customer. */
export function customerOf({ chat }: TranscriptView, words: Words["transcript"]): string {
  const name = nameLine(brief(chat.customer.name ?? ""));
  if (name !== "" || chat.recognition !== "guessed") return name || words.unnamed;
  const guess = chat.messages.find(({ side }) => side === "customer")?.from ?? "";
  return words.probably(nameLine(brief(guess)));
}

/** What happened, in sentences: whether it was answered, how fast, and who wrote last. */
export function storyOf(view: TranscriptView, words: Words["transcript"]): string {
  const { chat, measures, format } = view;
  if (chat.messages.length === 0) return words.noMessages(format.moment(view.receivedAt));
  switch (responseState(chat)) {
    case "silent":
      return words.customerWroteNothing;
    case "unrecognised":
      return words.customerUnrecognised;
    case "unanswered":
      return unansweredStory(view, words);
    case "answered": {
      const count = measures.unansweredAtEnd;
      const atEnd = count > 0 ? [words.unansweredAtEnd(count, format.number(count))] : [];
      return [...answeredStory(view, words), ...atEnd].join(" ");
    }
  }
}

function unansweredStory({ chat, measures, format }: TranscriptView, words: Words["transcript"]): string {
  const wait = format.wait(measures.waited);
  const asked = chat.messages.findIndex(({ side }) => side === "customer");
  const isAutomatic = chat.messages.some(({ side }, place) => side === "agent" && place > asked);
  return [
    wait === null ? words.unanswered : words.waited(wait),
    ...(isAutomatic ? [words.onlyAutomatic] : []),
    ...(chat.recognition === "guessed" ? [words.customerGuessed] : []),
  ].join(" ");
}

function answeredStory(view: TranscriptView, words: Words["transcript"]): readonly string[] {
  const { chat, reasons, measures, format } = view;
  const wait = format.wait(measures.timeToFirstAnswer);
  if (isUnattended(reasons)) {
    const who = nameLine(brief(firstAnswer(chat)?.from ?? ""));
    return [words.thoughAnswered(verdictOf(view, words).join(", "), who || null, wait)];
  }
  if (measures.timeToFirstAnswer === null) return [];
  return [wait === null ? words.answeredAtOnce : words.answered(wait)];
}

/** Who wrote a message, in a word or two. */
export function authorOf(
  { side, isAnswer, from }: ChatMessage,
  { recognition }: Chat,
  { side: words }: Words["transcript"],
): string {
  if (side === "customer") return recognition === "guessed" ? words.guessed : words.customer;
  if (isAnswer) return words.agent;
  return from === null && recognition === "unrecognised" ? words.unknown : words.automatic;
}

/** The caption of the customer's last words. */
export function lastWordsLabel({ chat }: TranscriptView, words: Words["transcript"]): string {
  return chat.recognition === "guessed" ? words.lastWordsGuessed : words.lastWords;
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
  const { chat, measures, format } = view;
  const moment = (at: number | null) => (at === null ? null : format.moment(at));
  const atOnce = measures.timeToFirstAnswer === null ? null : words.atOnce;
  const queues = [...new Set([chat.firstQueue, chat.lastQueue])].filter((queue) => queue !== null);
  const all = format.number(chat.messages.length + chat.unread.messages);
  const customers = chat.messages.filter(({ side }) => side === "customer").length;
  return present([
    [words.queue, queues.map((queue) => nameLine(brief(queue))).join(" → ")],
    [words.agents, agentsSaid(agentsOf(chat), words, format)],
    [words.sla, slaSaid(view, words)],
    [words.platform, shown(chat.platform)],
    [words.firstMessage, moment(measures.openedAt)],
    [words.lastMessage, moment(measures.closedAt)],
    [words.timeToFirstAnswer, format.wait(measures.timeToFirstAnswer) ?? atOnce],
    [words.longestSilence, format.wait(measures.longestSilence)],
    [words.messages, chat.unread.messages > 0 ? all : words.counted(all, format.number(customers))],
  ]);
}

const MOST_AGENTS = 20;

function agentsSaid(agents: readonly string[], words: Words["transcript"], format: Format): string {
  const more = agents.length - MOST_AGENTS;
  const named = agents.slice(0, MOST_AGENTS).map((agent) => nameLine(brief(agent)));
  return format.list(more > 0 ? [...named, words.left.more(format.number(more))] : named) || words.nobody;
}

/** The telephone numbers in the text forms: as they are dialled, and as they came if they are not in the record. */
export function numbersFactOf(view: TranscriptView, { followUp, transcript }: Words): readonly Fact[] {
  const numbers = reachesOf(view).flatMap(({ kind, text, href, isWritten }) => {
    const dialled = href.slice("tel:".length);
    if (kind !== "tel") return [];
    return isWritten ? [`${dialled} (${followUp.writtenInChat}: ${text})`] : [dialled];
  });
  return present([[transcript.telephone, numbers.slice(0, MOST_NUMBERS).join(", ")]]);
}

const MOST_NUMBERS = 20;

/** Ids to find the chat elsewhere, in small print. */
export function footnotesOf(view: TranscriptView, words: Words["transcript"]): readonly Fact[] {
  const { chat, format } = view;
  return present([
    [words.chat, chatName(chat.key)],
    [words.ticket, chat.ticketId],
    [words.contact, chat.contactId],
    [words.entity, chat.entityId],
    [words.disposition, shown(chat.disposition)],
    [words.ipAddress, shown(chat.ipAddress)],
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

/** The same in lines of text: what a field or an option is called stands beside what was sent. */
export function recordLines(view: TranscriptView, texts: (text: string) => string): readonly RecordLine[] {
  const textOf = fieldTexts({}, view.labels ?? NO_LABELS, view.format.language);
  return recordOf(view).map((field) => {
    const { label, values } = textOf(field);
    const key = nameLine(field.key);
    const said = values.map(({ raw, word }) => {
      const value = nameLine(texts(raw));
      return word === null ? value : `${isolated(word)} (${value})`;
    });
    return { name: label === null ? key : `${isolated(label)} (${key})`, value: said.join(", ") };
  });
}

interface RecordLine {
  readonly name: string;
  readonly value: string;
}

function present(lines: readonly (readonly [label: string, value: string | number | null])[]): readonly Fact[] {
  return lines
    .filter(([, value]) => value !== null && value !== "")
    .map(([label, value]) => ({ label, value: String(value) }));
}

/** The vendor's word on one line. */
function shown(word: string | null): string | null {
  return word === null ? null : nameLine(brief(word));
}

/** Where nobody answered, only VCC Live's own word says that the SLA was met. */
function slaSaid({ chat, sla }: TranscriptView, words: Words["transcript"]): string {
  const word = shown(chat.slaStatus);
  if (word === null) return words.slaVerdict[sla];
  if (sla === "met" && responseState(chat) !== "answered") return word;
  return `${words.slaVerdict[sla]} (${word})`;
}

/**
 * VCC Live says whether the SLA was met, not when it ended: so it is shown at the first answer, or at the end. Where
 * nobody answered, it was not met, whatever VCC Live says.
 */
export function slaMarkOf({ sla, chat }: TranscriptView, words: Words["transcript"]): string | null {
  if (sla === "met") return responseState(chat) === "answered" ? words.slaMark.met : null;
  return sla === "breached" ? words.slaMark.breached : null;
}

/** "First answer after 4 min 29 s"; null if the times do not show it. */
export function firstAnswerNote({ measures, format }: TranscriptView, words: Words["transcript"]): string | null {
  const { timeToFirstAnswer } = measures;
  if (timeToFirstAnswer === null) return null;
  const wait = format.wait(timeToFirstAnswer);
  return wait === null ? words.firstAnswerAtOnce : words.firstAnswerAfter(wait);
}
