import type { Delivery } from "../alerts/delivery.ts";
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
  const heads = await readHeads(
    db,
    together.flatMap(({ key }) => (key === null ? [] : [key])),
  );
  const alerts: LiveAlert[] = [];
  const suppressed: Suppressed[] = [];
  for (const delivery of together) {
    const head = delivery.key === null ? undefined : heads.get(chatName(delivery.key));
    const reason = whyNot(head);
    if (reason !== null) suppressed.push({ delivery, reason });
    else if (head !== undefined) alerts.push({ delivery, head });
  }
  alerts.sort((one, other) => worstFirst(one.delivery, other.delivery));
  return { alerts, suppressed };
}

/** Why nothing is to be said of a chat any more; null where there is. */
function whyNot(head: CurrentHead | undefined): string | null {
  if (head === undefined) return "the chat is not stored any more";
  return head.isSpam ? "marked as spam since" : null;
}
