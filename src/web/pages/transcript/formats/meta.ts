import type { Chat, ChatMessage } from "../../../../chat/chat.ts";
import { agentsOf, wasTransferred } from "../../../../chat/people.ts";
import { responseState } from "../../../../chat/response.ts";
import { holdToJson } from "../../../ui/holds/to-json.ts";
import type { TranscriptView } from "../content/view.ts";

/** What we say of a chat beyond its stored body, for programs. Instants as ISO 8601 in UTC, durations in seconds. */
export function transcriptMeta(view: TranscriptView): string {
  const { chat, measures } = view;
  const people = peopleOf(chat);
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
      ...(view.hold === null ? {} : { hold: holdToJson(view.hold) }),
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

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function seconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 1000;
}
