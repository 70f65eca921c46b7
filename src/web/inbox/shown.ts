import { chatName } from "../../chat/chat.ts";
import type { ListedAlert } from "../../store/inbox.ts";

/** An alert as programs see it: instants as ISO 8601 in UTC. */
export function shown(
  { key, reasons, state, who, since, outcome, openedAt, summary }: ListedAlert,
  before: ReadonlyMap<string, number>,
) {
  const { phones, waited, closedAt, ...rest } = summary;
  return {
    chat: chatName(key),
    url: `/chats/${chatName(key)}`,
    ...{ reasons, state, who, outcome },
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
