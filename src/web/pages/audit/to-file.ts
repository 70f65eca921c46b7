import { chatName } from "../../../chat/chat.ts";
import type { ListedAuditEntry } from "../../../store/audit/list.ts";
import { localTime } from "../../../time/zone.ts";
import type { Cell } from "../../http/csv.ts";
import { toJson } from "./to-json.ts";

/** In the order of the file. New ones come last. */
const FOR_PROGRAMS = ["at", "who", "door", "action", "chat", "what", "actorId", "actorName"] as const;
const FOR_PEOPLE = [
  ...(["at", "atLocal", "who", "door", "action", "chat", "url", "what"] as const),
  ...(["actorId", "actorName"] as const),
];

/** The rows of a file, its headings first. `address` makes a whole address of a path. */
export function toFile(
  entries: readonly ListedAuditEntry[],
  isForPeople: boolean,
  timeZone: string,
  address: (path: string) => string,
): readonly (readonly Cell[])[] {
  const columns = isForPeople ? FOR_PEOPLE : FOR_PROGRAMS;
  const rows = entries.map((entry) => {
    const { id: actorId, name: actorName } = entry.actor;
    const { at, ...shown } = toJson(entry);
    const row = {
      ...shown,
      ...{ actorId, actorName, at: { own: at }, atLocal: { own: localTime(timeZone, entry.at) } },
      url: entry.chat === null ? null : { own: address(`/chats/${chatName(entry.chat)}`) },
    };
    return columns.map((column) => row[column]);
  });
  return [columns, ...rows];
}
