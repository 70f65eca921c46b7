import type { DeliveryStatus } from "../../../alerts/delivery.ts";
import { REASONS, type Reason } from "../../../alerts/reasons.ts";
import { chatName } from "../../../chat/chat.ts";
import type { GroupedDelivery } from "../../../store/deliveries/by-message.ts";

/** A chat of a delivery, with the reader's link to its transcript. */
export interface ToldChat {
  readonly chat: string;
  readonly url: string;
  readonly reasons: readonly Reason[];
  /** The status of its delivery. */
  readonly status: DeliveryStatus;
  /** Milliseconds since 1970. */
  readonly cameAt: number;
}

/** Worst first, then longest waiting. Deliveries that are not about a single chat are left out. */
export async function toldChats(
  deliveries: readonly GroupedDelivery[],
  linkTo: (path: string) => Promise<string>,
): Promise<readonly ToldChat[]> {
  const about = deliveries.flatMap((delivery) => (delivery.key === null ? [] : [{ ...delivery, key: delivery.key }]));
  about.sort((one, other) => badness(one) - badness(other) || one.createdAt - other.createdAt);
  return Promise.all(
    about.map(async ({ key, reasons, status, createdAt }) => {
      const chat = chatName(key);
      return { chat, url: await linkTo(`/chats/${chat}`), reasons, status, cameAt: createdAt };
    }),
  );
}

/** Lower is worse: the worst reason decides, then the others. */
function badness({ reasons }: GroupedDelivery): number {
  return REASONS.reduce((sum, reason) => sum * 2 + (reasons.includes(reason) ? 0 : 1), 0);
}

export function namesOf(chats: readonly ToldChat[]): readonly string[] {
  return [...new Set(chats.map(({ chat }) => chat))];
}

/** The number of chats by reason, worst first; a chat with two reasons counts for both. */
export function countsOf(chats: readonly ToldChat[]): readonly (readonly [Reason, number])[] {
  return REASONS.map(
    (reason) => [reason, namesOf(chats.filter(({ reasons }) => reasons.includes(reason))).length] as const,
  ).filter(([, count]) => count > 0);
}
