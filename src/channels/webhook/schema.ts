import { ALERT_EVENTS, type AlertDocument, alertDocument, alertReason } from "../alert-event.ts";
import {
  count,
  type Described,
  flag,
  list,
  moment,
  nullable,
  object,
  oneOf,
  reference,
  text,
  url,
} from "../json-schema.ts";

/** Of the documents: grows when something in them changes its meaning or goes. What is only added leaves it as it is. */
const VERSION = "1";

/** Events about the service, and not about one alert. A `service.notice` is any other message. */
const SERVICE_EVENTS = ["service.warning", "service.digest", "service.test", "service.notice"] as const;

const common = {
  timestamp: moment("When it happened. The header webhook-timestamp says when it was sent."),
  schemaVersion: oneOf("The version of this schema.", [VERSION]),
  truncated: flag(
    "Long texts are cut and end with …, long lists are shorter. The link to the transcript has the whole.",
  ),
};

const said = {
  language: text("The language of the texts made for people: a BCP 47 tag."),
  title: text("What happened, in a few words."),
  summary: text("What happened, in one complete sentence."),
};

const alertEvent = object("Something happened to an alert.", {
  type: oneOf(
    "opened: it needs attention, or has further reasons. released: nobody has it any more. resolved: also because the " +
      "customer came back, or the chat is spam. reopened: it begins another life. expired: it was still open when the " +
      "chat's texts expired. escalated and reminded: nobody has claimed it, or its owner has not resolved it; it did not " +
      "change. opened is also the first event of an alert that reaches this target by an escalation.",
    ALERT_EVENTS,
  ),
  version: count(
    "The alert's version: the order of its events. Ignore an event older than the newest one you have.",
    1,
  ),
  ...common,
  data: object("The event.", {
    ...said,
    newReasons: list("The reasons that are new with alert.opened or alert.reopened.", alertReason),
    alert: reference<AlertDocument>("alert"),
  }),
});

const serviceEvent = object("Something about the service itself: it concerns no single alert.", {
  type: oneOf(
    "warning: the engineers must know. digest: the figures of a day or a week. test: sent by hand. notice: anything else.",
    SERVICE_EVENTS,
  ),
  ...common,
  data: object("The message.", {
    ...said,
    facts: list("Details.", object("One.", { label: text("What it is."), value: text("Its value.") })),
    table: nullable(
      object("Figures.", {
        caption: text("What they are about."),
        columns: list("The columns' names; the first column has the rows' names.", text("A name.")),
        rows: list("The rows.", list("The cells of one row.", text("A cell."))),
      }),
    ),
    items: list(
      "Chats that the message lists.",
      object("One chat.", {
        title: text("Why it is listed."),
        details: text("Customer, queue and time."),
        url: nullable(url("The transcript.")),
      }),
    ),
    footnotes: list("Remarks.", text("A remark.")),
    links: list(
      "Where there is more.",
      object("One link.", { label: text("What is there."), url: url("The address.") }),
    ),
  }),
});

export type WebhookBody = Described<typeof alertEvent> | Described<typeof serviceEvent>;
export type AlertBody = Described<typeof alertEvent>;
export type ServiceBody = Described<typeof serviceEvent>;

export const SCHEMA_VERSION = VERSION;

/** What the signed webhook sends, as a JSON Schema that is served at this URL. */
export function webhookSchema(id: string): object {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: id,
    title: "Events of the channel webhook",
    version: VERSION,
    oneOf: [{ $ref: "#/$defs/alertEvent" }, { $ref: "#/$defs/serviceEvent" }],
    $defs: { alertEvent: alertEvent.json, serviceEvent: serviceEvent.json, alert: alertDocument.json },
  };
}
