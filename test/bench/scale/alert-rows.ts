import * as v from "valibot";
import { summarySchema } from "../../../src/alerts/summary.ts";
import { PROJECT } from "../bodies.ts";
import { auditRow } from "./audit-rows.ts";
import { entityOf, phoneOf } from "./body.ts";
import { alertDeliveryRows, changeDeliveryRows } from "./delivery-rows.ts";
import { AGENTS, byShare, type Drawn, pick } from "./population.ts";
import { TARGETS } from "./settings.ts";
import type { Row, Templates, Written } from "./templates.ts";

/** How far people have come with an alert by `now`; `held`: one target has not been told yet. */
export interface Follow {
  readonly state: "open" | "claimed" | "resolved";
  readonly held: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
/** How alerts end that somebody resolved, and which share of them. */
const ENDS = [
  ["called-back", 0.55],
  ["unreachable", 0.25],
  ["no-need", 0.17],
  ["spam", 0.03],
] as const;
/** The share of those whose customer came back first. */
const WON = 0.17;

/** The alert, what was sent of it, its history, and who is on the audit list for it. */
export function alertRows(templates: Templates, chat: Drawn, closedAt: number, follow: Follow): readonly Written[] {
  const { chatId, kind, receivedAt, contactId, random } = chat;
  if (kind === "answered" || kind === "spam") return [];
  const open = templates.alerts[kind];
  const won = follow.state === "resolved" && random() < WON;
  const { alertState, history } = followed(templates, chat, open, won ? "won" : follow.state, follow.now);
  const alert = {
    ...alertState,
    ...{ chat_id: chatId, project_id: PROJECT, contact_id: contactId, entity_id: entityOf(contactId) },
    ...{ reasons: open.reasons, number: open.number, urgency: open.urgency },
    ...{ opened_at: receivedAt, summary: summaryOf(open, chat, closedAt) },
  };
  return [
    ["alerts", alert],
    ...TARGETS.flatMap((target, index) =>
      alertDeliveryRows(templates, chat, target, open.reasons, follow.held && index === 1 ? follow.now + DAY : null),
    ),
    ...history,
  ];
}

/** The row of the alert, and what led to it. */
function followed(
  templates: Templates,
  { chatId, receivedAt, random }: Drawn,
  open: Row,
  state: Follow["state"] | "won",
  now: number,
): { readonly alertState: Row; readonly history: readonly Written[] } {
  const who = pick(AGENTS, random);
  const claimedAt = Math.min(now, receivedAt + Math.ceil(random() * 30 * MINUTE));
  const endedAt = Math.min(now, claimedAt + Math.ceil(random() * 180 * MINUTE));
  const key = { chat_id: chatId, project_id: PROJECT };
  const { standings, followUps } = templates;
  const opened = auditRow(templates, "opened", chatId, claimedAt, who);
  const claim: readonly Written[] = [
    ["follow_ups", { ...followUps.claim, ...key, at: claimedAt, who }],
    auditRow(templates, "claimed", chatId, claimedAt, who),
  ];
  switch (state) {
    case "open":
      return { alertState: { ...open, since: receivedAt }, history: [opened] };
    case "claimed":
      return { alertState: { ...standings.claimed, since: claimedAt, who }, history: [opened, ...claim] };
    case "won": {
      // In which chat they came back: the next one.
      const line = { ...followUps.won, ...key, at: endedAt, note: `${PROJECT}/${chatId + 1}` };
      const changes = standings.won.changes;
      const told = TARGETS.flatMap((target) =>
        changeDeliveryRows(templates, chatId, changes, target, open.reasons, endedAt),
      );
      return { alertState: { ...standings.won, since: endedAt }, history: [opened, ["follow_ups", line], ...told] };
    }
    case "resolved": {
      const outcome = byShare(ENDS, random());
      const line = { ...followUps.resolve, ...key, at: endedAt, who, outcome };
      const auditEntry = auditRow(templates, "resolved", chatId, endedAt, who, { what: `its alert: ${outcome}` });
      const alertState = { ...standings.resolved, since: endedAt, who, outcome };
      return { alertState, history: [opened, ...claim, ["follow_ups", line], auditEntry] };
    }
  }
}

const summaries = new WeakMap<Row, v.InferOutput<typeof summarySchema>>();
const stored = v.pipe(v.string(), v.parseJson(), summarySchema);

function summaryOf(example: Row, { customer, contactId, queue, agent }: Drawn, closedAt: number): string {
  const known = summaries.get(example) ?? v.parse(stored, example.summary);
  summaries.set(example, known);
  const phone = phoneOf(contactId);
  const agents = agent === null ? [] : [agent];
  return JSON.stringify({
    ...known,
    customer,
    phones: [{ text: phone, href: `tel:${phone}` }],
    queue,
    agents,
    closedAt,
  });
}
