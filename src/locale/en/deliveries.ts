import type { Attempt, DeliveryStatus } from "../../alerts/delivery.ts";
import { plural } from "./units.ts";

/** What the pages of deliveries say. */
export const deliveries = {
  title: (target: string) => `Delivery to ${target}`,
  titleOfChat: (target: string, chat: string) => `Delivery to ${target} of chat ${chat}`,
  titleOfChats: (target: string, count: string) => `Delivery to ${target} of ${count} chats`,
  status: {
    pending: "Pending",
    sent: "Sent",
    dead: "Failed",
    suppressed: "Suppressed",
  } satisfies Record<DeliveryStatus, string>,
  outcome: {
    sent: "sent",
    retry: "failed",
    malformed: "rejected as malformed",
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
  outOfOrder: "Disabled",
  rule: "Rule",
  noRule: "none: told by default",
  reasons: "Reasons",
  created: "Recorded",
  due: "Due",
  ended: "Ended",
  recipients: "Recipients",
  /** Where the parts of a message are no recipients. */
  requests: "Requests",
  nextAttempt: (moment: string) => `next attempt ${moment}`,
  attempts: "Attempts",
  noAttempts: "Nothing has been sent.",
  attemptsUnknown: "No attempt is on record.",
  kept: (made: string, isOneMessage: boolean) =>
    isOneMessage
      ? `${made} attempts; the first and the last twenty are shown.`
      : `${made} attempts; of each message the first and the last twenty are shown.`,
  missing: (count: number, shown: string) =>
    plural(count, {
      one: "… one attempt in between is not kept",
      other: `… ${shown} attempts in between are not kept`,
    }),
  mayHaveArrived: "it may have arrived",
  without: "this one was not in the message then",
  toldTwice: "It may have been told twice: it was sent again after an attempt that may have arrived.",
  took: (milliseconds: string) => `${milliseconds} ms`,

  /** What the list of deliveries says beside what the page of each says. */
  list: {
    title: "Deliveries",
    intro: "What was sent to whom, the latest first.",
    when: "Recorded",
    target: "Target",
    chat: "Chat",
    status: "Status",
    note: "Note",
    reason: "Reason",
    kind: "About",
    kinds: {
      alert: "a chat",
      escalation: "a chat that nobody claimed",
      reminder: "a claim that is not resolved",
      change: "how a chat's alert stands",
      digest: "a digest",
      watch: "this service",
      outage: "a disabled target",
      unknown: "something that only a newer version knows",
    },
    attempts: "Attempts",
    act: "Action",
    toldAlong: (count: string) => `and ${count} more`,
    nobody: "nobody",
    outageOf: (target: string) => `${target} is disabled`,
    sendAgain: "Send again",
    sendNow: "Send now",
    sendAll: (target: string) => `Resend all failed to ${target}`,
    done: {
      again: "It is being sent again.",
      hurried: "It is being sent now.",
      all: (count: number, shown: string) => {
        if (count === 0) return "There was nothing to send again.";
        return plural(count, {
          one: "1 delivery is being sent again.",
          other: `${shown} deliveries are being sent again.`,
        });
      },
      /** After that, where there are more than are sent again at once. */
      more: "There are more: send again once more for the next ones.",
    },
  },
};
