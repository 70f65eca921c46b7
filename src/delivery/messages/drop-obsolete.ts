import type { Delivery } from "../../alerts/delivery.ts";
import type { EndReason } from "../../alerts/end-reason.ts";
import { obsoleteReason } from "../../alerts/obsolete.ts";
import { REASONS } from "../../alerts/reasons.ts";
import { byUrgency } from "../../alerts/urgency.ts";
import { chatName } from "../../chat/chat.ts";
import { type CurrentHead, readHeads } from "../../store/chats/heads.ts";
import type { Database } from "../../store/database.ts";
import type { ObsoleteDelivery } from "../courier/ports.ts";

/** A delivery of an alert, and its chat as it is now. */
export interface LiveAlert {
  /** Of several of one chat the first, with the reasons of all. */
  readonly delivery: Delivery;
  readonly head: CurrentHead;
}

/** What of deliveries of one kind is still to be told. */
interface Relevant {
  /** One for each chat, the worst first. */
  readonly alerts: readonly LiveAlert[];
  /** The deliveries that tell them, in the same order. */
  readonly members: readonly Delivery[];
  /** Those that have settled themselves since. */
  readonly suppressed: readonly ObsoleteDelivery[];
}

/** Parts what is still to be told from what is not. A chat is told once, however many deliveries there are of it. */
export async function dropObsolete(db: Database, together: readonly Delivery[]): Promise<Relevant> {
  const keys = together.flatMap(({ key }) => (key === null ? [] : [key]));
  const heads = await readHeads(db, keys);
  const live: LiveAlert[] = [];
  const suppressed: ObsoleteDelivery[] = [];
  for (const delivery of together) {
    const head = delivery.key === null ? undefined : heads.get(chatName(delivery.key));
    const reason = whyNot(delivery, head);
    if (reason !== null) suppressed.push({ delivery, reason });
    else if (head !== undefined) live.push({ delivery: asItStands(delivery, head), head });
  }
  const chats = [...Map.groupBy(live, ({ head }) => chatName(head.key)).values()]
    .map((ofOne) => ({ alert: asOne(ofOne), members: ofOne.map(({ delivery }) => delivery) }))
    .sort((one, other) => byUrgency(one.alert.delivery, other.alert.delivery));
  return { alerts: chats.map(({ alert }) => alert), members: chats.flatMap(({ members }) => members), suppressed };
}

/** A later reason may have come before the first was told, a later step of an escalation may be due with the one before. */
function asOne([first, ...later]: readonly LiveAlert[]): LiveAlert {
  if (first === undefined) throw new Error("a chat without a delivery");
  const reasons = [first, ...later].flatMap(({ delivery }) => delivery.reasons);
  return { ...first, delivery: { ...first.delivery, reasons: REASONS.filter((reason) => reasons.includes(reason)) } };
}

/** Why nothing is to be said of a chat any more; null where there is. */
function whyNot(delivery: Delivery, head: CurrentHead | undefined): EndReason | null {
  if (head === undefined) return { code: "chat-not-stored" };
  if (head.isSpam) return { code: "marked-as-spam" };
  return head.alert === null ? null : obsoleteReason(delivery, head.alert);
}

/** An alert tells its new reasons; that nobody has claimed or resolved it is told of all of them. */
function asItStands(delivery: Delivery, { alert }: CurrentHead): Delivery {
  return delivery.kind === "alert" || alert === null ? delivery : { ...delivery, reasons: alert.reasons };
}
