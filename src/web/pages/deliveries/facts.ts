import { NO_TARGET } from "../../../alerts/delivery.ts";
import { chatName } from "../../../chat/chat.ts";
import { type Words, wordsFor } from "../../../locale/locale.ts";
import { endText } from "../../../locale/recorded-text.ts";
import type { Fact } from "../../ui/fact-list.tsx";
import { nameLine } from "../../ui/said.tsx";
import { countsOf, namesOf } from "./group.ts";
import type { DeliveryView } from "./view.ts";

/** The target, and the number of chats. */
export function titleOf({ delivery, chats, format }: DeliveryView, words: Words["deliveries"]): string {
  const [name, ...more] = namesOf(chats);
  if (name === undefined) return words.title(delivery.target);
  if (more.length === 0) return words.titleOfChat(delivery.target, name);
  return words.titleOfChats(delivery.target, format.number(more.length + 1));
}

/** The outcome in a word, with its reason. */
export function verdictOf({ delivery, format }: DeliveryView, words: Words["deliveries"]): string {
  const status = words.status[delivery.status];
  return delivery.end === null
    ? status
    : `${status}: ${endText(format.language, delivery.end, format.moment, nameLine)}`;
}

/** "Lost: 40", for each reason. */
export function countedOf({ chats, format }: DeliveryView, words: Words): readonly string[] {
  return countsOf(chats).map(([reason, count]) => `${words.transcript.reason[reason]}: ${format.number(count)}`);
}

/** When chats arrived: the day, if it is the same for all; null: each has its own. */
export interface Came {
  readonly day: string | null;
  moment(at: number): string;
}

export function cameOf({ chats, format }: DeliveryView): Came {
  const instants = chats.map(({ cameAt }) => cameAt);
  const [first, last] = [format.day(Math.min(...instants)), format.day(Math.max(...instants))];
  return first === last ? { day: first, moment: format.clock } : { day: null, moment: format.moment };
}

/** For a message about several chats, the facts are those of the first. */
export function factsHeading({ delivery, chats }: DeliveryView, words: Words): string {
  const isOneOfMany = chats.length > 1 && delivery.key !== null;
  return isOneOfMany ? words.deliveries.first(chatName(delivery.key)) : words.transcript.facts;
}

export function factsOf({ delivery, format }: DeliveryView, words: Words): readonly Fact[] {
  const { deliveries: own, transcript } = words;
  const { kinds, kind: about } = wordsFor(format.language).deliveries.list;
  const { key, kind, target, rule, otherTarget, reasons, createdAt, dueAt, endedAt } = delivery;
  const facts: readonly (readonly [label: string, value: string])[] = [
    [about, key === null && kind !== "outage" ? kinds[kind] : ""],
    [own.target, target === NO_TARGET ? own.nobody : target],
    [kind === "outage" ? own.outOfOrder : own.meantFor, otherTarget ?? ""],
    [own.rule, rule ?? (kind === "alert" ? own.noRule : "")],
    [own.reasons, reasons.map((reason) => transcript.reason[reason]).join(", ")],
    [own.created, format.moment(createdAt)],
    endedAt === null ? [own.due, format.moment(dueAt)] : [own.ended, format.moment(endedAt)],
  ];
  return facts.flatMap(([label, value]) => (value === "" ? [] : [{ label, value }]));
}
