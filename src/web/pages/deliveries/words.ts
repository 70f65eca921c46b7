import type { Attempt, DeliveryStatus } from "../../../alerts/delivery.ts";
import type { Language } from "../../../locale/locale.ts";

const en = {
  title: (target: string) => `Delivery to ${target}`,
  titleOfChat: (target: string, chat: string) => `Delivery to ${target} of chat ${chat}`,
  titleOfChats: (target: string, count: string) => `Delivery to ${target} of ${count} chats`,
  status: {
    pending: "Pending",
    sent: "Sent",
    dead: "Not delivered",
    suppressed: "Not told",
  } satisfies Record<DeliveryStatus, string>,
  outcome: {
    sent: "sent",
    retry: "failed",
    malformed: "refused for its form",
    "out-of-order": "refused: the target takes nothing",
    dead: "refused",
  } satisfies Record<Attempt["outcome"], string>,
  chats: (day: string | null) => (day === null ? "Chats" : `Chats of ${day}`),
  column: { chat: "Chat", came: "Came in", reasons: "Reasons", status: "Status" },
  first: (chat: string) => `The first of them: chat ${chat}`,
  toldWith: "All that was told with it",
  target: "Target",
  nobody: "nobody",
  meantFor: "Meant for",
  outOfOrder: "Out of order",
  rule: "Rule",
  noRule: "none: told by default",
  reasons: "Reasons",
  created: "Recorded",
  due: "Due",
  ended: "Ended",
  attempts: "Attempts",
  noAttempts: "Nothing has been sent.",
  attemptsUnknown: "No attempt is on record.",
  kept: (made: string, isOneMessage: boolean) =>
    isOneMessage
      ? `${made} attempts; the first and the last twenty are shown.`
      : `${made} attempts; of each message the first and the last twenty are shown.`,
  missing: (count: number, shown: string) =>
    count === 1 ? "… one attempt in between is not kept" : `… ${shown} attempts in between are not kept`,
  mayHaveArrived: "it may have arrived",
  without: "this one was not in the message then",
  toldTwice: "It may have been told twice: it was sent again after an attempt that may have arrived.",
  took: (milliseconds: string) => `${milliseconds} ms`,
};

/** What the pages of deliveries say. */
export type DeliveryWords = typeof en;

const hu: DeliveryWords = {
  title: (target) => `Értesítés – címzett: ${target}`,
  titleOfChat: (target, chat) => `Értesítés – címzett: ${target}, chat: ${chat}`,
  titleOfChats: (target, count) => `Értesítés ${count} chatről – címzett: ${target}`,
  status: {
    pending: "Elküldésre vár",
    sent: "Elküldve",
    dead: "Nem kézbesíthető",
    suppressed: "Nem küldtük el",
  },
  outcome: {
    sent: "elküldve",
    retry: "sikertelen",
    malformed: "formai hiba miatt elutasítva",
    "out-of-order": "elutasítva: a címzett semmit sem fogad",
    dead: "elutasítva",
  },
  chats: (day) => (day === null ? "Chatek" : `Chatek, beérkezett: ${day}`),
  column: { chat: "Chat", came: "Beérkezett", reasons: "Okok", status: "Állapot" },
  first: (chat) => `Közülük az első: ${chat}`,
  toldWith: "Minden, amiről ugyanez az üzenet szólt",
  target: "Címzett",
  nobody: "senki",
  meantFor: "Eredeti címzett",
  outOfOrder: "Nem működik",
  rule: "Szabály",
  noRule: "nincs: az alapértelmezett címzett kapja",
  reasons: "Okok",
  created: "Rögzítve",
  due: "Esedékes",
  ended: "Lezárult",
  attempts: "Kísérletek",
  noAttempts: "Még semmit sem küldtünk el.",
  attemptsUnknown: "Nem maradt feljegyzés a kísérletekről.",
  kept: (made, isOneMessage) =>
    isOneMessage
      ? `${made} kísérlet; az első és az utolsó húsz látható.`
      : `${made} kísérlet; üzenetenként az első és az utolsó húsz látható.`,
  missing: (_count, shown) => `… közben ${shown} kísérletről nem maradt feljegyzés`,
  mayHaveArrived: "lehet, hogy megérkezett",
  without: "ez akkor nem volt benne az üzenetben",
  toldTwice: "Lehet, hogy kétszer érkezett meg: egy olyan kísérlet után ment ki újra, amely talán célba ért.",
  took: (milliseconds) => `${milliseconds} ms`,
};

export const deliveryWords: Readonly<Record<Language, DeliveryWords>> = { en, hu };
