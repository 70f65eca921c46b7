import type { DeliveryStatus } from "../../../alerts/delivery.ts";
import { REASONS, type Reason } from "../../../alerts/reasons.ts";
import { chatName } from "../../../chat/chat.ts";
import type { GroupedDelivery } from "../../../store/deliveries/by-message.ts";

/** A chat that a delivery tells of, and where its transcript is for the reader. */
export interface ToldChat {
  readonly chat: string;
  readonly url: string;
  readonly reasons: readonly Reason[];
  /** What became of its delivery. */
  readonly status: DeliveryStatus;
  /** Milliseconds since 1970. */
  readonly cameAt: number;
}

/** The worst first, then who has waited for longest. Those that are about no single chat are left out. */
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

/** Less is worse: the worst reason decides, then what comes on top of it. */
function badness({ reasons }: GroupedDelivery): number {
  return REASONS.reduce((sum, reason) => sum * 2 + (reasons.includes(reason) ? 0 : 1), 0);
}

export function namesOf(chats: readonly ToldChat[]): readonly string[] {
  return [...new Set(chats.map(({ chat }) => chat))];
}

/** How many chats there are of each reason, the worst first; one with two reasons counts for both. */
export function countsOf(chats: readonly ToldChat[]): readonly (readonly [Reason, number])[] {
  return REASONS.map(
    (reason) => [reason, namesOf(chats.filter(({ reasons }) => reasons.includes(reason))).length] as const,
  ).filter(([, count]) => count > 0);
}
