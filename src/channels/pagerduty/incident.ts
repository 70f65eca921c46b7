import type { AlertDocument, AlertEvent, AlertEventType } from "../alert-event.ts";
import type { Message } from "../message.ts";

/** What one request does to an incident. */
export type Action = "trigger" | "acknowledge" | "resolve";

/** `renew`: the incident is resolved, and another one is triggered, in two requests. */
type Step = Action | "renew";

/**
 * PagerDuty's rules: nothing undoes an acknowledgement, and an acknowledged incident makes no noise, whatever is
 * triggered with its key; nor does one that is open page anybody again. So whatever must be heard again is an incident
 * with a key of its own, and the one before is resolved: there is one open incident for an alert that is not resolved.
 */
const STEPS: Readonly<Record<AlertEventType, Step>> = {
  "alert.opened": "trigger",
  "alert.claimed": "acknowledge",
  "alert.assigned": "acknowledge",
  "alert.attempted": "acknowledge",
  "alert.snoozed": "acknowledge",
  "alert.released": "renew",
  "alert.reopened": "renew",
  "alert.escalated": "renew",
  "alert.reminded": "renew",
  "alert.resolved": "resolve",
  "alert.expired": "resolve",
};

export function stepOf({ kind, event }: Message): Step {
  if (event !== undefined) return STEPS[event.type];
  if (kind === "update") return "acknowledge";
  return kind === "resolution" ? "resolve" : "trigger";
}

/**
 * The requests that a message takes, in their order; none: one without a name. An escalation may turn out to be the first
 * that the target is told of the alert, or no longer so, between two attempts: so it always has a trigger.
 */
export function partsOf(message: Message): readonly Action[] {
  if (stepOf(message) === "renew") return ["resolve", "trigger"];
  return message.kind === "escalation" ? ["trigger"] : [];
}

/**
 * The key of the incident that a request is about: the alert, its life and, in it, how often it was open; then the number
 * of the escalation or reminder. `ref`: of what was sent last, as far as that is known; it is the key of then.
 */
export function dedupKeyOf({ type, alert }: AlertEvent, action: Action, ref: string | undefined): string {
  const { life, episode } = alert;
  const first = keyOf(alert, life, episode);
  const last = ref !== undefined && KEY.test(ref) ? ref : undefined;
  const isOpenAgain = type === "alert.released" || type === "alert.reopened";
  if (action !== "trigger") {
    if (last !== undefined) return last;
    return isOpenAgain ? keyOf(alert, type === "alert.released" ? life : life - 1, episode - 1) : first;
  }
  const notice = noticeIn(first, last);
  // More reasons are noted in the incident that is open.
  if (type === "alert.opened") return notice === null ? first : (last ?? first);
  if (notice !== null) return `${first}/notice/${notice + 1}`;
  // If it is not known what was sent, the first key may have been used.
  return isOpenAgain || last !== undefined ? first : `${first}/notice/1`;
}

const KEY = /^chat\/\d{1,16}\/\d{1,16}\/life\/\d{1,9}\/episode\/\d{1,9}(?:\/notice\/\d{1,9})?$/;

function keyOf({ chat }: Pick<AlertDocument, "chat">, life: number, episode: number): string {
  return `chat/${chat}/life/${life}/episode/${episode}`;
}

/** The number of the notice with this key in an episode, 0 for the first incident; null: it is of another episode. */
function noticeIn(first: string, key: string | undefined): number | null {
  if (key === undefined || !`${key}/`.startsWith(`${first}/`)) return null;
  return Number(key.split("/notice/")[1] ?? 0);
}
