import { seeded } from "../bodies.ts";

/** What becomes of a chat, as far as its rows look different. The ones after `spam` alert. */
export const KINDS = {
  answered: { share: 0.86, agent: true, fields: {} },
  spam: { share: 0.03, agent: false, fields: { isSpam: 1 } },
  lost: { share: 0.055, agent: true, fields: { disposition: "lost" } },
  missed: { share: 0.038, agent: false, fields: { disposition: "missed" } },
  late: { share: 0.017, agent: true, fields: { slaStatus: "answeredAfterSLA" } },
} as const;
export const KIND_NAMES = ["answered", "spam", "lost", "missed", "late"] as const satisfies readonly Kind[];
export type Kind = keyof typeof KINDS;
const SHARES = KIND_NAMES.map((kind) => [kind, KINDS[kind].share] as const);

export function isAlerting(kind: Kind): boolean {
  return kind !== "answered" && kind !== "spam";
}

/** One chat, as far as it differs from the others. */
export interface Drawn {
  readonly chatId: number;
  readonly kind: Kind;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly contactId: number;
  readonly customer: string;
  readonly queue: string;
  /** Null: nobody answered. */
  readonly agent: string | null;
  readonly messages: number;
  /** What else is drawn by chance for this chat. */
  readonly random: () => number;
}

const QUEUES = [
  ...["Sales", "Support", "Billing", "Orders", "Returns", "Delivery"],
  ...["Warranty", "Business", "Partners", "Loyalty", "Complaints", "Webshop"],
];
const FIRST = ["Anna", "Balázs", "Csilla", "Dániel", "Eszter", "Gábor", "Ildikó", "János", "Katalin", "László"];
const LAST = ["Kovács", "Szabó", "Tóth", "Varga"];
/** Forty of them. */
export const AGENTS = LAST.flatMap((last) => FIRST.map((first) => `${last} ${first}`));

/** In messages: a conversation has about fourteen, and its body about 3 kB. */
const LENGTH = { least: 4, most: 24 };

/** The chat of this id, the same at every size but for when it came and whose it is. */
export function drawn(chatId: number, receivedAt: number, contactId: number, kind = kindOf(chatId)): Drawn {
  const random = seeded(chatId * 2 + 1);
  return {
    ...{ chatId, kind, receivedAt, contactId, random },
    customer: `${pick(LAST, seeded(contactId))} ${pick(FIRST, seeded(contactId + 1))} ${contactId % 97}`,
    queue: pick(QUEUES, random),
    agent: KINDS[kind].agent ? pick(AGENTS, random) : null,
    messages: LENGTH.least + Math.floor(random() * (LENGTH.most - LENGTH.least + 1)),
  };
}

export function kindOf(chatId: number): Kind {
  return byShare(SHARES, seeded(chatId * 2)());
}

/** `chance` in [0, 1) falls on each name as often as its share of 1 says. */
export function byShare<Name>(shares: readonly (readonly [name: Name, share: number])[], chance: number): Name {
  let left = chance;
  for (const [name, share] of shares) {
    left -= share;
    if (left < 0) return name;
  }
  throw new Error("the shares do not come to 1");
}

export function pick<Choice>(choices: readonly Choice[], random: () => number): Choice {
  const choice = choices[Math.floor(random() * choices.length)];
  if (choice === undefined) throw new Error("there is nothing to choose from");
  return choice;
}

/** Whose each of `count` chats is: most customers come once, some up to twenty times, in no order. */
export function contactsOf(count: number): Int32Array {
  const contacts = new Int32Array(count);
  const random = seeded(count);
  for (let index = 0, contact = 1; index < count; contact += 1) {
    const chats = 1 + Math.floor(20 * random() ** 4);
    contacts.fill(contact, index, index + chats);
    index += chats;
  }
  for (let index = count - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [contacts[index], contacts[other]] = [contacts[other] ?? 0, contacts[index] ?? 0];
  }
  return contacts;
}

const HOUR = 3_600_000;
/** How many chats each hour of a day has against the others (UTC), and each day of a week from Sunday on. */
const DAILY = [1, 1, 1, 1, 1, 2, 5, 9, 12, 13, 13, 12, 11, 12, 12, 11, 10, 8, 7, 6, 4, 3, 2, 1];
const WEEKLY = [0.3, 1.2, 1.1, 1, 1, 0.9, 0.4];

/** When each of `count` chats came in, the first one first: more by day than by night, fewer at weekends. */
export function arrivalsOf(count: number, from: number, to: number): Float64Array {
  const hours = Array.from({ length: Math.ceil((to - from) / HOUR) }, (_, index) => from + index * HOUR);
  const weights = hours.map((hour) => {
    const at = new Date(hour);
    return (DAILY[at.getUTCHours()] ?? 0) * (WEEKLY[at.getUTCDay()] ?? 0);
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const arrivals = new Float64Array(count);
  let [hour, before] = [0, 0];
  for (let index = 0; index < count; index += 1) {
    const place = ((index + 0.5) / count) * all;
    while (before + (weights[hour] ?? all) <= place) before += weights[hour++] ?? all;
    const into = (place - before) / (weights[hour] ?? 1);
    arrivals[index] = Math.floor(Math.min(to - 1, from + (hour + into) * HOUR));
  }
  return arrivals;
}
