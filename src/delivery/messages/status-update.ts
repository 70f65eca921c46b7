import { type Delivery, numberOf } from "../../alerts/delivery.ts";
import { chatName } from "../../chat/chat.ts";
import { formatFor } from "../../locale/format.ts";
import { wordsFor } from "../../locale/locale.ts";
import { readHeads } from "../../store/chats/heads.ts";
import type { Database } from "../../store/database.ts";
import { firstRef } from "../../store/deliveries/by-chat.ts";
import { type Changed, readChange } from "../../store/deliveries/status-update.ts";
import type { Composed } from "../courier/ports.ts";
import { composeCameBack, stateOf } from "./compose-standing.ts";
import type { Telling } from "./context.ts";
import { tellOne } from "./tell-one.ts";

/**
 * How an alert stands now: in place of the message that told of it. Where that told of others too, or can not be
 * changed, only that the customer came back is worth a message: below the first one, where there are threads.
 */
export async function tellChange(db: Database, delivery: Delivery, telling: Telling): Promise<Composed> {
  const { key } = delivery;
  if (key === null) throw new Error("a change is about a chat");
  const head = (await readHeads(db, [key])).get(chatName(key));
  const changed = await readChange(db, key, telling.target);
  if (head === undefined || changed === null) return untold(delivery, "the chat is not stored any more");
  const replaces = delivery.ref ?? changed.tellings.find(({ ref, alone }) => alone && ref !== null)?.ref ?? null;
  const reason = head.isSpam ? "marked as spam since" : whyNot(delivery, changed, replaces);
  if (reason !== null) return untold(delivery, reason);
  const { alert, tellings } = changed;
  const words = wordsFor(telling.language);
  const format = formatFor(telling.language, telling.timeZone);
  const { told, message } = await tellOne(db, { head, delivery: { ...delivery, reasons: alert.reasons } }, telling);
  if (replaces !== null) {
    const state = stateOf(alert, alert.cameBackIn, words.standing, format);
    return { message: { ...message, state, replaces }, carried: [delivery], suppressed: [] };
  }
  const thread = firstRef(tellings);
  const cameBack = composeCameBack(told, message, alert.cameBackIn, words, format);
  return { message: thread === null ? cameBack : { ...cameBack, thread }, carried: [delivery], suppressed: [] };
}

/** Why nothing is to be said of a change; null where there is. */
function whyNot(
  { id, key, kind, ref }: Delivery,
  { alert, tellings, last }: Changed,
  replaces: string | null,
): string | null {
  if (last > numberOf({ id, key, kind })) return "a later change tells it";
  // Whoever pressed its button has seen the message.
  if (ref === null && !tellings.some(({ status }) => status === "sent")) return "it was not told before it changed";
  if (replaces !== null || alert.outcome === "came-back") return null;
  return firstRef(tellings) === null
    ? "its message can not be changed"
    : "told together with others: no message of its own to change";
}

function untold(delivery: Delivery, reason: string): Composed {
  return { message: null, carried: [], suppressed: [{ delivery, reason }] };
}
