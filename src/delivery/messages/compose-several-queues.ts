import type { Format } from "../../locale/format.ts";
import type { SeveralWords } from "../../locale/words.ts";

/** More stand out of nothing. */
const MOST = 3;

/** In which queues most of the listed chats ended, in a clause; null where none stands out. */
export function queuesOf(
  queues: readonly (string | null)[],
  all: number,
  words: SeveralWords,
  format: Format,
): string | null {
  const known = queues.filter((queue) => queue !== null);
  const chats = Map.groupBy(known, (queue) => queue);
  const most = Math.max(0, ...[...chats.values()].map(({ length }) => length));
  const hit = [...chats.keys()].filter((queue) => chats.get(queue)?.length === most);
  if (most < 2 || hit.length > MOST) return null;
  const names = format.list(hit);
  const listed = queues.length === all ? null : format.number(queues.length);
  return most === queues.length ? words.allInQueue(names, listed) : words.hitMost(hit.length, names, listed);
}
