import { actorInJson } from "../../../alerts/actor-columns.ts";
import { chatName } from "../../../chat/chat.ts";
import type { ListedAlert } from "../../../store/alerts/list.ts";

/** An alert for programs: instants as ISO 8601 in UTC. */
export function toJson(alert: ListedAlert, before: ReadonlyMap<string, number>) {
  const { key, reasons, state, actor, since, outcome, openedAt, summary } = alert;
  // A program that ignores the method must not take an entered name for a verified one.
  const who = actorInJson(actor);
  const door = actor === null ? null : actor.authMethod;
  const { phones, waited, closedAt, ...rest } = summary;
  return {
    chat: chatName(key),
    url: `/chats/${chatName(key)}`,
    ...{ reasons, state, who, door, actor, outcome },
    since: instant(since),
    opened: instant(openedAt),
    alertsBefore: before.get(chatName(key)) ?? 0,
    closed: closedAt === null ? null : instant(closedAt),
    waitedMilliseconds: waited,
    phones: phones.map(({ text }) => text),
    ...rest,
  };
}

export function instant(at: number): string {
  return new Date(at).toISOString();
}
