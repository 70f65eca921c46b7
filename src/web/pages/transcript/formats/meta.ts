import type { Chat, ChatMessage } from "../../../../chat/chat.ts";
import { NO_LABELS } from "../../../../chat/fields/labels.ts";
import { agentsOf, wasTransferred } from "../../../../chat/people.ts";
import { responseState } from "../../../../chat/response.ts";
import { fieldTexts } from "../../../../locale/field-text.ts";
import { holdToJson } from "../../../ui/holds/to-json.ts";
import { recordOf } from "../content/facts.ts";
import { reachesOf, unreadOf } from "../content/reach.ts";
import type { TranscriptView } from "../content/view.ts";

/** What we say of a chat beyond its stored body, for programs. Instants as ISO 8601 in UTC, durations in seconds. */
export function transcriptMeta(view: TranscriptView): string {
  const { chat, measures } = view;
  const people = peopleOf(chat);
  const labels = labelsOf(view);
  const automatic = chat.messages.filter(({ side, isAnswer }) => side === "agent" && !isAnswer).length;
  const written = (side: Side) =>
    people.filter((person) => person.side === side).reduce((sum, person) => sum + person.messages, 0);
  return JSON.stringify(
    {
      projectId: chat.key.projectId,
      chatId: chat.key.chatId,
      revision: view.revision,
      revisions: view.revisions,
      receivedAt: instant(view.receivedAt),
      reasons: view.reasons,
      sla: view.sla,
      spam: chat.isSpam,
      transferred: wasTransferred(chat),
      measures: {
        openedAt: instant(measures.openedAt),
        firstAnswerAt: instant(measures.firstAnswerAt),
        closedAt: instant(measures.closedAt),
        timeToFirstAnswer: seconds(measures.timeToFirstAnswer),
        longestSilence: seconds(measures.longestSilence),
        waited: seconds(measures.waited),
        unansweredAtEnd: measures.unansweredAtEnd,
      },
      response: responseState(chat),
      customerIs: chat.recognition,
      people,
      ...(labels.length === 0 ? {} : { labels }),
      numbers: reachesOf(view).flatMap(({ kind, text, href, number, isWritten }) =>
        kind === "tel"
          ? [{ text, dialled: href.slice("tel:".length), e164: e164Of(number), from: isWritten ? "chat" : "record" }]
          : [],
      ),
      unreadNumbers: unreadOf(view),
      ...(view.hold === null ? {} : { hold: holdToJson(view.hold) }),
      ...(view.encoding.name === "utf-8" && view.encoding.doubt === null ? {} : { encoding: view.encoding }),
      unread: chat.unread,
      messages: {
        all: chat.messages.length + chat.unread.messages,
        customer: written("customer"),
        agent: written("agent"),
        /** Of those on the agents' side: from bots, or while VCC Live names no agent. */
        automatic,
      },
    },
    null,
    2,
  );
}

/** Of the fields and options that the settings name: what was sent, and what it is called. */
function labelsOf(view: TranscriptView) {
  const textOf = fieldTexts({}, view.labels ?? NO_LABELS, view.format.language);
  return recordOf(view).flatMap((field) => {
    const { label, values } = textOf(field);
    const options = values.map(({ word }) => word);
    const isNamed = label !== null || options.some((word) => word !== null);
    return isNamed ? [{ key: field.key, label, values: field.values, options }] : [];
  });
}
type Side = ChatMessage["side"];

interface Person {
  readonly name: string | null;
  readonly side: Side;
  readonly messages: number;
  /** Whoever wrote first is taken for the customer. */
  readonly isGuess?: true;
}

/** Everybody who wrote, in order, then the agents whom VCC Live names and who did not. */
function peopleOf(chat: Chat): readonly Person[] {
  const people = new Map<string, Person>();
  const add = (name: string | null, side: Side, messages: number) => {
    const key = `${side} ${name === null ? "" : `"${name}`}`;
    const isGuess = side === "customer" && chat.recognition === "guessed";
    people.set(key, {
      ...{ name, side, messages: (people.get(key)?.messages ?? 0) + messages },
      ...(isGuess ? { isGuess } : {}),
    });
  };
  for (const message of chat.messages) add(message.from, message.side, 1);
  for (const agent of agentsOf(chat)) add(agent, "agent", 0);
  return [...people.values()];
}

function e164Of(number: string | null): string | null {
  return number?.startsWith("+") === true ? number : null;
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function seconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 1000;
}
