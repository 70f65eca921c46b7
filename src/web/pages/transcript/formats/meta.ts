import type { Chat } from "../../../../chat/chat.ts";
import { agentsOf, type Side, sideOf, wasTransferred } from "../../../../chat/people.ts";
import { holdToJson } from "../../../ui/holds/to-json.ts";
import type { TranscriptView } from "../content/view.ts";

/** What we say of a chat beyond its stored body, for programs. Instants as ISO 8601 in UTC, durations in seconds. */
export function transcriptMeta(view: TranscriptView): string {
  const { chat, measures } = view;
  const people = peopleOf(chat);
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
      people,
      ...(view.hold === null ? {} : { hold: holdToJson(view.hold) }),
      ...(view.encoding.name === "utf-8" && view.encoding.doubt === null ? {} : { encoding: view.encoding }),
      unread: chat.unread,
      messages: {
        all: chat.messages.length + chat.unread.messages,
        customer: written("customer"),
        agent: written("agent"),
      },
    },
    null,
    2,
  );
}

interface Person {
  readonly name: string | null;
  readonly side: Side;
  readonly messages: number;
}

/** Everybody who wrote, in order, then the agents whom VCC Live names and who did not. */
function peopleOf(chat: Chat): readonly Person[] {
  const people = new Map<string, Person>();
  const add = (name: string | null, side: Side, messages: number) => {
    const key = `${side} ${name === null ? "" : `"${name}`}`;
    people.set(key, { name, side, messages: (people.get(key)?.messages ?? 0) + messages });
  };
  for (const message of chat.messages) add(message.from, sideOf(message, chat), 1);
  for (const agent of agentsOf(chat)) add(agent, "agent", 0);
  return [...people.values()];
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function seconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 1000;
}
