import type { Delivery, Ledger } from "./ledger.ts";
import { nameOf, type Posted } from "./vcc-live.ts";

/** What a run came to. */
export interface Verdict {
  readonly chats: number;
  readonly answers: Readonly<Record<"200" | "503" | "none" | "other", number>>;
  readonly deliveries: number;
  /** Messages that Slack took. */
  readonly told: number;
  /** Deliveries that Slack took more than once, each with the attempts that explain it. */
  readonly twice: readonly string[];
  /** Told more often than there were attempts whose answer nobody has: there is no excuse. */
  readonly unexplained: readonly string[];
  /** Answered 200, and not told to everybody who had to hear. */
  readonly lost: readonly string[];
}

/** Where an answer was lost, or something was killed while it was awaited. */
const NO_ANSWER = /^(?:interrupted|no answer|the connection failed|answered 5)/;

/** `recipients` are those of a queue, `arrivals` says how often a delivery reached its target. */
export function verdictOf(
  posted: readonly Posted[],
  { chats, deliveries }: Ledger,
  recipients: (queue: string) => readonly string[],
  arrivals: (delivery: Delivery) => number,
): Verdict {
  const answers = posted.flatMap((chat) => chat.answers);
  const count = (...statuses: readonly number[]) => answers.filter((answer) => statuses.includes(answer)).length;
  const accepted = posted.filter((chat) => chat.answers.includes(200));
  const told = new Map(deliveries.map((delivery) => [delivery, arrivals(delivery)]));
  const excess = deliveries.filter((delivery) => (told.get(delivery) ?? 0) > 1);
  const lost = accepted.flatMap((chat) => {
    const name = nameOf(chat);
    const missing = (chat.queue === null ? [] : recipients(chat.queue)).flatMap((target) => {
      const found = deliveries.find((delivery) => delivery.chat === name && delivery.target === target);
      const isTold = found?.status === "sent" && told.get(found) !== 0;
      return isTold ? [] : [`${target}: ${found?.status ?? "no delivery"}`];
    });
    return [
      ...(chats.has(name) ? [] : [`${name} is not stored`]),
      ...missing.map((to) => `${name} was not told to ${to}`),
    ];
  });
  return {
    chats: posted.length,
    answers: { 200: count(200), 503: count(503), none: count(0), other: answers.length - count(200, 503, 0) },
    deliveries: deliveries.length,
    told: [...told.values()].reduce((sum, times) => sum + times, 0),
    twice: excess.map((delivery) => `${delivery.chat} to ${delivery.target}: ${unanswered(delivery).join("; ")}`),
    unexplained: excess
      .filter((delivery) => (told.get(delivery) ?? 0) > 1 + unanswered(delivery).length)
      .map((delivery) => `${delivery.chat} to ${delivery.target}`),
    lost,
  };
}

function unanswered({ attempts }: Delivery): readonly string[] {
  return attempts.map(({ note }) => note).filter((note) => NO_ANSWER.test(note));
}
