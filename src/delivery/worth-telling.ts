import type { Delivery } from "../alerts/delivery.ts";
import { overtaken } from "../alerts/overtaken.ts";
import { worstFirst } from "../alerts/worst-first.ts";
import { chatName } from "../chat/chat.ts";
import type { Database } from "../store/database.ts";
import { type CurrentHead, readHeads } from "../store/heads.ts";
import type { Suppressed } from "./ports.ts";

/** A delivery of an alert, and its chat as it is now. */
export interface LiveAlert {
  readonly delivery: Delivery;
  readonly head: CurrentHead;
}

/** Parts what is still to be told, the worst first, from what has settled itself since. */
export async function worthTelling(
  db: Database,
  together: readonly Delivery[],
): Promise<{ readonly alerts: readonly LiveAlert[]; readonly suppressed: readonly Suppressed[] }> {
  const keys = together.flatMap(({ key }) => (key === null ? [] : [key]));
  const heads = await readHeads(db, keys);
  const alerts: LiveAlert[] = [];
  const suppressed: Suppressed[] = [];
  for (const delivery of together) {
    const head = delivery.key === null ? undefined : heads.get(chatName(delivery.key));
    const reason = whyNot(delivery, head);
    if (reason !== null) suppressed.push({ delivery, reason });
    else if (head !== undefined) alerts.push({ delivery: asItStands(delivery, head), head });
  }
  alerts.sort((one, other) => worstFirst(one.delivery, other.delivery));
  return { alerts, suppressed };
}

/** Why nothing is to be said of a chat any more; null where there is. */
function whyNot(delivery: Delivery, head: CurrentHead | undefined): string | null {
  if (head === undefined) return "the chat is not stored any more";
  if (head.isSpam) return "marked as spam since";
  return head.alert === null ? null : overtaken(delivery, head.alert);
}

/** An alert tells its new reasons; that nobody has claimed or resolved it is told of all of them. */
function asItStands(delivery: Delivery, { alert }: CurrentHead): Delivery {
  return delivery.kind === "alert" || alert === null ? delivery : { ...delivery, reasons: alert.reasons };
}
