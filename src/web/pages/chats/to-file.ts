import { actorInJson } from "../../../alerts/actor-columns.ts";
import { chatName } from "../../../chat/chat.ts";
import { listedWithoutPayments } from "../../../privacy/mask/chat.ts";
import type { FiledChat } from "../../../store/chats/list-file.ts";
import { localTime } from "../../../time/zone.ts";
import type { Cell } from "../../http/csv.ts";

/** In the order of the file. New ones come last. */
const FIRST = ["reasons", "queue", "disposition", "spam", "messages", "revision", "revisions"] as const;
const ADDED = ["customer", "agents", "platform", "state", "who", "outcome", "waited", "note"] as const;
const FOR_PROGRAMS = ["chat", "url", "received", ...FIRST, "receivedLocal", ...ADDED] as const;
const FOR_PEOPLE = ["chat", "url", "received", "receivedLocal", ...FIRST, ...ADDED] as const;

/** The rows of a file, its headings first. `address` makes a whole address of a path. Waits are in seconds. */
export function toFile(
  chats: readonly FiledChat[],
  isForPeople: boolean,
  timeZone: string,
  address: (path: string) => string,
): readonly (readonly Cell[])[] {
  const columns = isForPeople ? FOR_PEOPLE : FOR_PROGRAMS;
  const rows = chats.map(listedWithoutPayments).map((chat) => {
    const { key, alert, receivedAt } = chat;
    const waited = alert?.summary.waited ?? null;
    const row = {
      chat: chatName(key),
      url: { own: address(`/chats/${chatName(key)}`) },
      received: { own: new Date(receivedAt).toISOString() },
      receivedLocal: { own: localTime(timeZone, receivedAt) },
      reasons: chat.reasons.join(","),
      ...{ queue: chat.queue, disposition: chat.disposition, spam: String(chat.isSpam) },
      ...{ messages: chat.messages, revision: chat.revision, revisions: chat.revisions },
      ...{ customer: chat.customer, agents: chat.agents.join(", "), platform: chat.platform },
      ...{ state: alert?.state ?? null, who: actorInJson(alert?.actor ?? null), outcome: alert?.outcome ?? null },
      ...{ waited: waited === null ? null : waited / 1000, note: alert?.note ?? null },
    };
    return columns.map((column) => row[column]);
  });
  return [columns, ...rows];
}
