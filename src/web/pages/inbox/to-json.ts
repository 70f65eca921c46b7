import { chatName } from "../../../chat/chat.ts";
import { actorName } from "../../../locale/actor-name.ts";
import type { ListedAlert } from "../../../store/alerts/list.ts";

/** An alert for programs: instants as ISO 8601 in UTC. */
export function toJson(alert: ListedAlert, before: ReadonlyMap<string, number>) {
  const { key, reasons, state, door, since, outcome, openedAt, summary } = alert;
  // A program that ignores `door` must not take an entered name for a verified one.
  const who = alert.who === null ? null : actorName(alert, "en");
  const { phones, waited, closedAt, ...rest } = summary;
  return {
    chat: chatName(key),
    url: `/chats/${chatName(key)}`,
    ...{ reasons, state, who, door, outcome },
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
