import type { Delivery } from "../../alerts/delivery.ts";
import type { EndReason } from "../../alerts/end-reason.ts";
import { obsoleteReason } from "../../alerts/obsolete.ts";
import { REASONS } from "../../alerts/reasons.ts";
import { byUrgency } from "../../alerts/urgency.ts";
import { chatName } from "../../chat/chat.ts";
import { type CurrentHead, readHeads } from "../../store/chats/heads.ts";
import type { Database } from "../../store/database.ts";
import type { ObsoleteDelivery } from "../courier/ports.ts";

/** An alert's delivery, and its chat in its current state. */
export interface LiveAlert {
  /** The first of several deliveries for one chat, with the reasons of all. */
  readonly delivery: Delivery;
  readonly head: CurrentHead;
}

/** The relevant ones of deliveries of one kind. */
interface Relevant {
  /** One per chat, worst first. */
  readonly alerts: readonly LiveAlert[];
  /** Their deliveries, in the same order. */
  readonly members: readonly Delivery[];
  /** Deliveries that have become obsolete. */
  readonly suppressed: readonly ObsoleteDelivery[];
}

/** Separates relevant deliveries from obsolete ones. A chat is included once, however many deliveries it has. */
export async function dropObsolete(db: Database, together: readonly Delivery[]): Promise<Relevant> {
  const keys = together.flatMap(({ key }) => (key === null ? [] : [key]));
  const heads = await readHeads(db, keys);
  const live: LiveAlert[] = [];
  const suppressed: ObsoleteDelivery[] = [];
  for (const delivery of together) {
    const head = delivery.key === null ? undefined : heads.get(chatName(delivery.key));
    const reason = whyNot(delivery, head);
    if (reason !== null) suppressed.push({ delivery, reason });
    else if (head !== undefined) live.push({ delivery: withCurrentReasons(delivery, head), head });
  }
  const chats = [...Map.groupBy(live, ({ head }) => chatName(head.key)).values()]
    .map((ofOne) => ({ alert: asOne(ofOne), members: ofOne.map(({ delivery }) => delivery) }))
    .sort((one, other) => byUrgency(one.alert.delivery, other.alert.delivery));
  return { alerts: chats.map(({ alert }) => alert), members: chats.flatMap(({ members }) => members), suppressed };
}

/**
 * A later reason may have come before the first was sent, and a later escalation step may be due together with the one
 * before.
 */
function asOne([first, ...later]: readonly LiveAlert[]): LiveAlert {
  if (first === undefined) throw new Error("a chat without a delivery");
  const reasons = [first, ...later].flatMap(({ delivery }) => delivery.reasons);
  return { ...first, delivery: { ...first.delivery, reasons: REASONS.filter((reason) => reasons.includes(reason)) } };
}

/** Why a delivery is obsolete; null if it is not. */
function whyNot(delivery: Delivery, head: CurrentHead | undefined): EndReason | null {
  if (head === undefined) return { code: "chat-not-stored" };
  if (head.isSpam) return { code: "marked-as-spam" };
  return head.alert === null ? null : obsoleteReason(delivery, head.alert);
}

/** An alert has its new reasons; an escalation or reminder has all of them. */
function withCurrentReasons(delivery: Delivery, { alert }: CurrentHead): Delivery {
  return delivery.kind === "alert" || alert === null ? delivery : { ...delivery, reasons: alert.reasons };
}
