import type { EndReason } from "../../../alerts/end-reason.ts";
import type { AlertOutcome } from "../../../alerts/state.ts";
import type { Parts } from "../../grammar/sentence-parts.ts";
import { plural } from "../units.ts";

/** Why a delivery ended. */
export function deliveryEnd(end: EndReason, { moment, name, provider, result }: Parts): string {
  switch (end.code) {
    case "sent":
    case "refused":
      return result(end.result);
    case "sent-in-part":
      return `${result(end.result)}; accepted for ${end.sent} of ${end.of}`;
    case "recipient-suppressed":
      return `${provider(end.provider)} refuses to send to this recipient`;
    case "recipient-bounced":
      return `mail to this recipient bounced, as ${provider(end.provider)} reports`;
    case "recipient-complained":
      return `this recipient reported a message as spam, as ${provider(end.provider)} reports`;
    case "refused-as-plain-text":
      return `${result(end.result)}, as plain text too`;
    case "waited-for-days":
      return `gave up after being asked to wait for days: ${result(end.result)}`;
    case "gave-up":
      return `gave up after ${end.attempts} ${plural(end.attempts, { one: "attempt", other: "attempts" })}: ${result(end.result)}`;
    case "rule-notifies-nobody":
      return `the rule "${end.rule}" tells nobody`;
    case "too-old":
      return `too old: closed more than ${end.days} ${plural(end.days, { one: "day", other: "days" })} before it came in`;
    case "target-removed":
      return `no target of the settings any more: told to ${end.to.join(", ")}`;
    case "target-waiting":
      return `the target asked to be left alone until ${moment(end.until)}: told to ${end.to}`;
    case "chat-not-stored":
      return "the chat is not stored any more";
    case "expired":
      return "expired";
    case "marked-as-spam":
      return "marked as spam since";
    case "came-back":
      return "the customer came back";
    case "claimed":
      return `claimed by ${name(end.by)}`;
    case "resolved":
      return `resolved by ${name(end.by)}${end.outcome === null ? "" : `: ${OUTCOMES[end.outcome]}`}`;
    case "notified-again":
      return "resolved meanwhile, and told anew since";
    case "reopened":
      return "claimed or resolved meanwhile, and opened again since";
    case "released":
      return "not claimed any more";
    case "claimed-again":
      return "claimed anew since";
    case "superseded":
      return "a later change tells it";
    case "not-notified-before":
      return "it was not told before it changed";
    case "message-not-changeable":
      return "its message can not be changed";
    case "sent-with-others":
      return "told together with others: no message of its own to change";
    case "all-settled":
      return "all of it was settled since";
    case "target-works":
      return `${end.target} is in order again`;
    case "nothing-to-report":
      return "nothing to tell";
    case "no-digests":
      return "this channel gets no digests";
    case "period-unreadable":
      return "its period can not be read";
    // Kept as a sentence, and only in English.
    case "said":
      return end.text;
  }
}

const OUTCOMES: Readonly<Record<Exclude<AlertOutcome, "came-back" | "expired" | "marked-as-spam">, string>> = {
  "called-back": "called back",
  unreachable: "could not be reached",
  "no-need": "no call needed",
  spam: "spam",
};
