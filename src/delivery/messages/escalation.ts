import { slackUserOf } from "../../alerts/actor.ts";
import type { AlertStatus } from "../../alerts/state.ts";
import type { Message } from "../../channels/message.ts";
import { isolated } from "../../chat/bidi.ts";
import { actorName } from "../../locale/actor-name.ts";
import { type Format, formatFor } from "../../locale/format.ts";
import { type Language, type Words, wordsFor } from "../../locale/locale.ts";
import type { Database } from "../../store/database.ts";
import { readFirstTargets } from "../../store/deliveries/by-chat.ts";
import { MINUTE } from "../../time/durations.ts";
import { alertFacts, fullVerdictOf } from "./alert-facts.ts";
import type { RenderContext } from "./context.ts";
import type { LiveAlert } from "./drop-obsolete.ts";
import type { AlertContext } from "./model.ts";

/** The maximum of names that are listed. */
const NAMED = 3;

/** Alerts that are unresolved for too long: nobody has claimed them, or the owner has not resolved them. */
export interface UnresolvedAlerts {
  readonly kind: "escalation" | "reminder";
  /** At least one, in the order of the message. */
  readonly alerts: readonly Pick<AlertStatus, "actor" | "since">[];
  /** Names of the targets that were notified first; empty if there are several alerts. */
  readonly firstTargets: readonly string[];
  readonly now: number;
}

/** Adds the alerts' state to the beginning of a message. `verdict` names the only alert; null if there are several. */
export function addEscalationHeader(
  message: Message,
  verdict: string | null,
  unresolved: UnresolvedAlerts,
  words: Words["escalation"],
  format: Format,
): Message {
  const stand = standOf(unresolved, words, format);
  const firstTargets =
    unresolved.firstTargets.length === 0
      ? []
      : [{ label: words.toldFirst, value: format.list(unresolved.firstTargets) }];
  return {
    ...message,
    kind: unresolved.kind,
    title: `${stand}: ${verdict ?? message.title}`,
    summary: `${stand}. ${message.summary}`,
    facts: [...firstTargets, ...message.facts],
    ...(unresolved.kind === "reminder" ? { mentions: mentionsOf(unresolved, format.language) } : {}),
  };
}

function namesOf({ alerts }: UnresolvedAlerts, language: Language): readonly string[] {
  return [...new Set(alerts.flatMap(({ actor }) => (actor === null ? [] : actorName(actor, language, isolated))))];
}

/** The people who are named and claimed it in Slack. */
function mentionsOf(unresolved: UnresolvedAlerts, language: Language): readonly string[] {
  if (namesOf(unresolved, language).length > NAMED) return [];
  return [...new Set(unresolved.alerts.flatMap((alert) => slackUserOf(alert.actor) ?? []))];
}

function standOf(unresolved: UnresolvedAlerts, words: Words["escalation"], format: Format): string {
  const { kind, alerts, now } = unresolved;
  const [only, ...others] = alerts;
  const names = namesOf(unresolved, format.language);
  if (only === undefined || others.length > 0) {
    if (kind === "escalation") return words.unclaimedAll;
    return words.unresolvedAll(names.length > NAMED ? null : format.list(names));
  }
  const since = Math.floor((now - only.since) / MINUTE) * MINUTE;
  if (kind === "escalation") return words.unclaimed(format.duration(since), format.ago(since));
  return words.unresolved(format.list(names), format.ago(since));
}

/** The introduction of an escalation or a reminder: the current state of the alerts. `only`: the only chat in it. */
export async function introduceEscalation(
  db: Database,
  message: Message,
  alerts: readonly LiveAlert[],
  only: AlertContext | null,
  { language, timeZone, now }: RenderContext,
): Promise<Message> {
  const [first] = alerts;
  if (first === undefined) return message;
  const { kind } = first.delivery;
  if (kind !== "escalation" && kind !== "reminder") return message;
  const words = wordsFor(language);
  const unresolved = {
    kind,
    alerts: alerts.flatMap(({ head }) => (head.alert === null ? [] : [head.alert])),
    firstTargets: only === null || kind === "reminder" ? [] : await readFirstTargets(db, first.head.key),
    now,
  };
  const format = formatFor(language, timeZone);
  const verdict = only === null ? null : fullVerdictOf(alertFacts(only, words.alert, format), words.alert);
  return addEscalationHeader(message, verdict, unresolved, words.escalation, format);
}
