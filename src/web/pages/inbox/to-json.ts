import { actorInJson } from "../../../alerts/actor-columns.ts";
import { chatName } from "../../../chat/chat.ts";
import type { ListedAlert } from "../../../store/alerts/list.ts";
import type { InboxView } from "./view.ts";

/** An alert for programs: instants as ISO 8601 in UTC. */
export function toJson(alert: ListedAlert, { before, sameNumber }: Pick<InboxView, "before" | "sameNumber">) {
  const { key, reasons, state, actor, since, outcome, openedAt, summary } = alert;
  // A program that ignores the method must not take an entered name for a verified one.
  const who = actorInJson(actor);
  const door = actor === null ? null : actor.authMethod;
  const { phones, numbers: _, unreadNumbers = [], waited, closedAt, ...rest } = summary;
  return {
    chat: chatName(key),
    url: `/chats/${chatName(key)}`,
    ...{ reasons, state, who, door, actor, outcome },
    since: instant(since),
    opened: instant(openedAt),
    alertsBefore: before.get(chatName(key)) ?? 0,
    closed: closedAt === null ? null : instant(closedAt),
    waitedMilliseconds: waited,
    // Those of the record; the others are among the numbers.
    phones: phones.filter(({ written }) => written !== true).map(({ text }) => text),
    numbers: phones.map(({ text, href, written = false }) => ({
      ...{ text, dialled: href.replace(/^tel:/, ""), from: written ? "chat" : "record" },
    })),
    unreadNumbers,
    possiblySame: (sameNumber.get(chatName(key)) ?? []).map((other) => ({
      ...{ chat: chatName(other.key), state: other.state, who: actorInJson(other.actor), outcome: other.outcome },
    })),
    ...rest,
  };
}

export function instant(at: number): string {
  return new Date(at).toISOString();
}
