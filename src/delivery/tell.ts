import type { Delivery } from "../alerts/delivery.ts";
import type { ChatKey } from "../chat/chat.ts";
import { measure } from "../chat/measures.ts";
import { readChat } from "../chat/read.ts";
import { formatFor } from "../locale/format.ts";
import { type Language, wordsFor } from "../locale/locale.ts";
import type { Database } from "../store/database.ts";
import { readBody, readHead } from "../store/transcripts.ts";
import { compose } from "./compose.ts";
import type { Composed } from "./ports.ts";
import { tellWatch } from "./tell-watch.ts";

/** In whose words and times a target is told. */
export interface Telling {
  readonly language: Language;
  readonly timeZone: string;
  /** Whether there are any: then one that is told by none says so. */
  readonly hasRules: boolean;
  readonly show: readonly string[];
  /** Where the target finds the transcript; null where no address of ours is known. */
  link(key: ChatKey): Promise<string | null>;
}

/** Puts a delivery into words, from what is stored now: what is said is decided when it is sent. */
export async function tell(db: Database, delivery: Delivery, telling: Telling): Promise<Composed> {
  if (delivery.key === null) return tellWatch(db, delivery.id, telling.language, telling.timeZone);
  return tellAlert(db, delivery, delivery.key, telling);
}

async function tellAlert(db: Database, delivery: Delivery, key: ChatKey, telling: Telling): Promise<Composed> {
  const head = await readHead(db, key);
  const body = head === null ? null : await readBody(db, key, head.revision);
  if (head === null || body === null) return { kind: "suppressed", reason: "the chat is not stored any more" };
  const reading = readChat(new TextDecoder("utf-8", { ignoreBOM: true }).decode(body));
  if (!reading.ok) throw new Error("a stored chat can not be read");
  const { chat } = reading;
  if (chat.isSpam) return { kind: "suppressed", reason: "marked as spam since" };
  const told = {
    chat,
    measures: measure(chat),
    reasons: delivery.reasons,
    show: telling.show,
    byDefault: telling.hasRules && delivery.rule === null,
    receivedAt: head.receivedAt,
    link: await telling.link(key),
  };
  const format = formatFor(telling.language, telling.timeZone);
  return { kind: "message", message: compose(told, wordsFor(telling.language).alert, format) };
}
