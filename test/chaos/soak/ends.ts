import type { Posted as Message } from "../../standin/slack/inbox.ts";
import type { SentAlert } from "./deliveries.ts";
import type { Lag } from "./minutes.ts";
import { recipientsOf, type Target } from "./settings.ts";
import type { Posted } from "./webhooks.ts";

/** How everything stands once nothing is pending any more. */
export interface SoakState {
  readonly posted: readonly Posted[];
  /** Of the chats that are stored. */
  readonly stored: ReadonlySet<number>;
  readonly deliveries: readonly SentAlert[];
  readonly messages: Readonly<Record<Target, readonly Pick<Message, "at">[]>>;
  /** Requests that came before Slack's Retry-After was over. */
  readonly early: number;
  /** What people were answered otherwise than 200. */
  readonly failures: readonly string[];
}

/** Something that has to hold in the end, and where it does not. */
export interface Check {
  readonly what: string;
  readonly faults: readonly string[];
}

const ENDS = ["sent", "dead", "suppressed"];
/** What was told, or nothing is proven of it. */
const FLOWED = ["alert", "escalation", "reminder", "change", "digest"];

export function checksOf({ posted, stored, deliveries, messages, early, failures }: SoakState): readonly Check[] {
  const accepted = posted.filter(({ status }) => status === 200);
  const ids = new Set(deliveries.map(({ kind, chatId, target }) => `${kind} ${chatId} ${target}`));
  const sent = deliveries.filter(({ status }) => status === "sent");
  return [
    {
      what: "every webhook is answered 200",
      faults: posted.filter(({ status }) => status !== 200).map(({ chatId, status }) => `chat ${chatId}: ${status}`),
    },
    {
      what: "every chat that was answered 200 is stored",
      faults: accepted.filter(({ chatId }) => !stored.has(chatId)).map(({ chatId }) => `chat ${chatId}`),
    },
    {
      what: "everybody who has to hear of one has a delivery",
      faults: accepted.flatMap(({ chatId, alerting }) =>
        (alerting === null ? [] : recipientsOf(alerting.queue))
          .filter((target) => !ids.has(`alert ${chatId} ${target}`))
          .map((target) => `chat ${chatId}: ${target}`),
      ),
    },
    {
      what: "every delivery is sent, dead or suppressed, with its reason",
      faults: deliveries
        .filter(({ status, note }) => !ENDS.includes(status) || note === null || note === "")
        .map(({ id, status, note }) => `${id} is ${status}: ${note}`),
    },
    {
      what: "Slack has a message of each that is sent",
      faults: sent.filter((told) => arrival(told, messages) === null).map(({ id }) => id),
    },
    {
      what: "what one target can not be told its fallback has",
      faults: deliveries
        .filter(({ kind, status, target }) => kind === "alert" && status === "dead" && target === "sales")
        .filter(({ chatId }) => !ids.has(`alert ${chatId} desk`))
        .map(({ id }) => id),
    },
    {
      what: `${FLOWED.join(", ")}: some of each are sent`,
      faults: FLOWED.filter((kind) => !sent.some((told) => told.kind === kind)),
    },
    {
      what: "nothing comes before Slack's Retry-After is over",
      faults: early === 0 ? [] : [`${early} requests`],
    },
    { what: "people are answered 200", faults: failures },
  ];
}

/** Of each alert that was sent to whom it was meant for. */
export function lagsOf({ posted, deliveries, messages }: Pick<SoakState, "posted" | "deliveries" | "messages">): Lag[] {
  const answered = new Map(posted.map(({ chatId, answeredAt }) => [chatId, answeredAt]));
  return deliveries.flatMap((told): readonly Lag[] => {
    if (told.kind !== "alert" || told.status !== "sent" || told.otherTarget !== null || told.chatId === null) return [];
    const [answeredAt, at] = [answered.get(told.chatId), arrival(told, messages)];
    // The courier can be faster than the answer's way to whoever asked.
    return answeredAt === undefined || at === null
      ? []
      : [{ answeredAt, seconds: Math.max(0, at - answeredAt) / 1000 }];
  });
}

/** When Slack had it: the last message that came before the delivery ended, as a target is sent one at a time. Null: none. */
function arrival(told: SentAlert, messages: SoakState["messages"]): number | null {
  const all = told.target === "sales" || told.target === "desk" ? messages[told.target] : [];
  const last = all.findLast(({ at }) => Date.parse(at) <= (told.ended ?? 0));
  return last === undefined || Date.parse(last.at) < told.created ? null : Date.parse(last.at);
}
