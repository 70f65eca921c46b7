import type { Attempt, DeliveryKind, DeliveryStatus } from "../../alerts/delivery.ts";

const STATUS: Readonly<Record<DeliveryStatus, string>> = {
  pending: "Pending",
  sent: "Sent",
  dead: "Not delivered",
  suppressed: "Not told",
};
const OUTCOME: Readonly<Record<Attempt["outcome"], string>> = {
  sent: "sent",
  retry: "failed",
  malformed: "refused for its form",
  "out-of-order": "refused: the target takes nothing",
  dead: "refused",
};
const OTHER_TARGET: Readonly<Record<DeliveryKind, string>> = {
  alert: "Meant for",
  watch: "Meant for",
  outage: "Out of order",
};

/** What the pages of deliveries say. */
export const deliveryWords = {
  title: (target: string) => `Delivery to ${target}`,
  titleOfChat: (target: string, chat: string) => `Delivery to ${target} of chat ${chat}`,
  titleOfChats: (target: string, count: string) => `Delivery to ${target} of ${count} chats`,
  status: STATUS,
  outcome: OUTCOME,
  chats: (day: string | null) => (day === null ? "Chats" : `Chats of ${day}`),
  column: { chat: "Chat", came: "Came in", reasons: "Reasons", status: "Status" },
  first: (chat: string) => `The first of them: chat ${chat}`,
  toldWith: "All that was told with it",
  target: "Target",
  nobody: "nobody",
  otherTarget: OTHER_TARGET,
  rule: "Rule",
  noRule: "none: told by default",
  reasons: "Reasons",
  created: "Recorded",
  due: "Due",
  ended: "Ended",
  attempts: "Attempts",
  noAttempts: "Nothing has been sent.",
  took: (milliseconds: string) => `${milliseconds} ms`,
};
