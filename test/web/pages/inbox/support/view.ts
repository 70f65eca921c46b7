import type { Summary } from "../../../../../src/alerts/summary.ts";
import { urgencyOf } from "../../../../../src/alerts/urgency.ts";
import { formatFor } from "../../../../../src/locale/format.ts";
import type { ListedAlert } from "../../../../../src/store/alerts/list.ts";
import type { InboxView } from "../../../../../src/web/pages/inbox/view.ts";

export const NOW = Date.parse("2026-11-24T08:00:00Z");
const MINUTE = 60_000;

const SUMMARY: Summary = {
  customer: "Kovács Éva",
  phones: [{ text: "+36 1 555 0101", href: "tel:+3615550101" }],
  words: "Is anybody there?\nI want to order.",
  queue: "Sales",
  platform: "webchat",
  agents: ["Peter Novak"],
  course: "unanswered",
  waited: 4 * MINUTE + 29_000,
  closedAt: NOW - 12 * MINUTE,
};

/** An open alert of the chat 130/{chat}, with changes. */
export function listed(chat: number, summary: Partial<Summary> = {}, changes: Partial<ListedAlert> = {}): ListedAlert {
  const reasons = changes.reasons ?? (["missed"] as const);
  return {
    key: { projectId: 130, chatId: chat },
    ...{
      state: "open",
      changes: 1,
      actor: null,
      since: NOW - 11 * MINUTE,
      outcome: null,
      openedAt: NOW - 11 * MINUTE,
    },
    summary: { ...SUMMARY, ...summary },
    urgency: urgencyOf(reasons),
    ...changes,
    reasons,
  };
}

/** The inbox of an administrator who reads English, with changes. */
export function inboxOf(alerts: readonly ListedAlert[], changes: Partial<InboxView> = {}): InboxView {
  return {
    filter: { tab: "open", queue: null, reason: null },
    ...{
      after: null,
      selecting: false,
      about: [],
      changed: [],
      before: new Map(),
      sameNumber: new Map(),
      ...{ next: null, isCut: false },
      ...{ outages: [], waits: [] },
      alerts,
      now: NOW,
    },
    person: { kind: "person", role: "admin", name: "jane.smith@example.com", authMethod: "access" },
    language: "en",
    format: formatFor("en", "Europe/Budapest"),
    counts: {
      queues: [{ queue: "Sales", open: alerts.length, mine: 0, others: 0 }],
      ...{ untilOpening: [], lastChatAt: NOW - 3 * MINUTE, lastAlertAt: null },
    },
    ...changes,
  };
}
