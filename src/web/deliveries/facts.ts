import { NOBODY } from "../../alerts/delivery.ts";
import type { Fact } from "../fact-list.tsx";
import type { PageWords } from "../words.ts";
import type { DeliveryView } from "./view.ts";

/** What became of it, in a word and its reason. */
export function verdictOf({ delivery }: DeliveryView, words: PageWords["delivery"]): string {
  const status = words.status[delivery.status];
  return delivery.note === null ? status : `${status}: ${delivery.note}`;
}

export function factsOf({ delivery, format }: DeliveryView, words: PageWords): readonly Fact[] {
  const { delivery: own, transcript } = words;
  const { target, rule, reasons, createdAt, dueAt, endedAt } = delivery;
  const facts: readonly (readonly [label: string, value: string])[] = [
    [own.target, target === NOBODY ? own.nobody : target],
    [own.rule, rule ?? own.noRule],
    [own.reasons, reasons.map((reason) => transcript.reason[reason]).join(", ")],
    [own.created, format.moment(createdAt)],
    endedAt === null ? [own.due, format.moment(dueAt)] : [own.ended, format.moment(endedAt)],
  ];
  return facts.flatMap(([label, value]) => (value === "" ? [] : [{ label, value }]));
}

/** One line for each attempt, in order: when, what the other side did, how long it took. */
export function attemptsOf({ delivery, format }: DeliveryView, words: PageWords["delivery"]): readonly string[] {
  return delivery.attempts.map(({ at, outcome, note, milliseconds }) => {
    const took = words.took(format.number(milliseconds));
    return `${format.moment(at)}: ${words.outcome[outcome]}, ${note} (${took})`;
  });
}
