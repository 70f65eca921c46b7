import { REASONS } from "../alerts/reasons.ts";
import { ALERT_OUTCOMES, STATES } from "../alerts/state.ts";
import { count, type Described, list, moment, nullable, object, oneOf, text, url } from "./json-schema.ts";

/** What can happen to an alert. */
export const ALERT_EVENTS = [
  "alert.opened",
  "alert.claimed",
  "alert.released",
  "alert.assigned",
  "alert.attempted",
  "alert.snoozed",
  "alert.resolved",
  "alert.reopened",
  "alert.expired",
  "alert.escalated",
  "alert.reminded",
] as const;
export type AlertEventType = (typeof ALERT_EVENTS)[number];

/** How the customer was answered. */
const RESPONSES = ["answered", "unanswered", "silent", "unrecognised"] as const;

const ID = 1;

export const alertReason = oneOf(
  "lost and missed: nobody took the chat. sla-breached: it was answered too late.",
  REASONS,
);

/** The alert of one chat, as one target may see it: exactly what is sent as JSON. */
export const alertDocument = object("The alert of one chat, with what this target may see of the customer.", {
  chat: text("The chat, by which the alert is known: the ids of its project and of the chat, such as 130/101."),
  projectId: count("VCC Live's id of the project.", ID),
  chatId: count("VCC Live's id of the chat; unique only within the project.", ID),
  version: count("Grows with every change of the alert. An event with a lower version than one you have is older.", 1),
  life: count("1 at first, and one more each time that the alert is open again after it was over.", 1),
  episode: count("1 at first, and one more each time that the alert is open again: after it was over or released.", 1),
  state: oneOf("How the alert stands after this event.", STATES),
  reasons: list("Why the chat needs attention, worst first.", alertReason),
  rule: nullable(text("The rule by which this target is notified; null: no rule matched, or there are none.")),
  openedAt: moment("When this life began."),
  since: moment("Since when the alert is in this state."),
  outcome: nullable(
    oneOf("How the alert was resolved; null while it is not, and where nobody said how.", ALERT_OUTCOMES),
  ),
  actor: nullable(
    object("Who did what the event says; null: nobody did, the alert changed by itself.", {
      method: nullable(
        text("How we know who it was: session, access, service-token, token, link or slack; null: not known."),
      ),
      id: nullable(text("What stays the same whatever they are called: a mail address, the user's id in Slack.")),
      name: nullable(text("What they are called. With session and link it is what they typed.")),
    }),
  ),
  cameBackIn: nullable(text("The chat in which the customer came back and was answered, such as 130/105.")),
  receivedAt: nullable(
    moment("When the chat arrived from VCC Live. Null: its texts have expired, as all that follows."),
  ),
  closedAt: nullable(moment("When the conversation ended, by its last message.")),
  response: nullable(
    oneOf(
      "How the customer was answered. silent: they wrote nothing. unrecognised: it is not known who is the customer.",
      RESPONSES,
    ),
  ),
  waitedMilliseconds: nullable(count("How long the customer waited for the first answer, as far as is known.", 0)),
  unansweredMessages: nullable(count("How many messages of the customer at the end have no answer.", 0)),
  answeredBy: nullable(text("Who answered first.")),
  queue: nullable(text("The last queue.")),
  firstQueue: nullable(text("The first queue.")),
  agents: list("The agents, from first to last.", text("A name.")),
  platform: nullable(text("Where the customer wrote: viber, facebook …")),
  disposition: nullable(text("VCC Live's word for how the chat ended.")),
  slaStatus: nullable(text("VCC Live's word for the SLA.")),
  ticketId: nullable(count("VCC Live's id of the ticket.", ID)),
  contactId: nullable(count("VCC Live's id of the contact.", ID)),
  entityId: nullable(count("VCC Live's id of the entity.", ID)),
  customer: object("The customer's data that the setting show of this target names.", {
    name: nullable(text("Numbers in it are masked. Null: not known, or not shown.")),
    fields: list(
      "Fields of the customer record.",
      object("One field.", {
        key: text("Its key in the record."),
        label: text("What it is called, in the language of the target."),
        value: text("Its value, or the label of the chosen option."),
      }),
    ),
    writtenNumbers: list("Telephone numbers that the customer wrote in the chat.", text("As it was written.")),
    lastWords: nullable(text("The customer's last messages, masked. Null: none, or not shown.")),
  }),
  urls: object("Links for this target. Where they are signed, anybody who has one can use it.", {
    transcript: nullable(url("The transcript.")),
    claim: nullable(url("A page that asks to confirm the claim; null: it is claimed or over by now.")),
    resolve: nullable(url("A page that asks for the outcome; null: it is over by now.")),
  }),
  crmLinks: list(
    "Links to the customer in your own systems.",
    object("One link.", { label: text("The system."), url: url("The address.") }),
  ),
});

export type AlertDocument = Described<typeof alertDocument>;

/** One change of an alert, or one notice of it, independent of the channel. */
export interface AlertEvent {
  readonly type: AlertEventType;
  /** When it happened, in milliseconds since 1970. */
  readonly at: number;
  /** The reasons that are new with an `alert.opened` or `alert.reopened`. */
  readonly newReasons: readonly (typeof REASONS)[number][];
  /** As it stood then. */
  readonly alert: AlertDocument;
}
