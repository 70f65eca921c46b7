import * as v from "valibot";
import { MANUAL_OUTCOMES } from "./state.ts";
import { instantSchema, saidSchema, storedCodeSchema } from "./stored-code.ts";

/** What its last attempt came to, as a channel's result is stored. */
const result = storedCodeSchema;

/** Who did it: how we know, what stays the same whatever they are called, and what they are called. */
const actor = v.object({
  authMethod: v.nullable(v.string()),
  id: v.nullable(v.string()),
  name: v.nullable(v.string()),
});
const by = v.nullable(actor);

/**
 * Why a delivery or a message ended. Records keep it, so a code is never renamed, and a new argument is optional.
 * Instants in milliseconds since 1970.
 */
export const endReasonSchema = v.variant("code", [
  // By an attempt.
  v.object({ code: v.literal("sent"), result }),
  /** A message in several requests, of which some were accepted. */
  v.object({ code: v.literal("sent-in-part"), sent: v.number(), of: v.number(), result }),
  v.object({ code: v.literal("refused"), result }),
  v.object({ code: v.literal("refused-as-plain-text"), result }),
  v.object({ code: v.literal("waited-for-days"), result }),
  v.object({ code: v.literal("gave-up"), attempts: v.number(), result }),

  // A recipient to whom nothing is sent until somebody clears the mark.
  v.object({ code: v.literal("recipient-suppressed"), provider: v.string() }),
  v.object({ code: v.literal("recipient-bounced"), provider: v.string() }),
  v.object({ code: v.literal("recipient-complained"), provider: v.string() }),

  // Before it was due: nobody is to be notified.
  v.object({ code: v.literal("rule-notifies-nobody"), rule: v.string() }),
  v.object({ code: v.literal("too-old"), days: v.number() }),

  // Others are notified in place of its target.
  v.object({ code: v.literal("target-removed"), to: v.array(v.string()) }),
  v.object({ code: v.literal("target-waiting"), until: instantSchema, to: v.string() }),

  // The chat or the alert has changed since.
  v.object({ code: v.literal("chat-not-stored") }),
  v.object({ code: v.literal("expired") }),
  v.object({ code: v.literal("marked-as-spam") }),
  v.object({ code: v.literal("came-back") }),
  v.object({ code: v.literal("claimed"), by }),
  v.object({ code: v.literal("resolved"), by, outcome: v.nullable(v.picklist(MANUAL_OUTCOMES)) }),
  /** Resolved since, and a delivery of the next life says so. */
  v.object({ code: v.literal("notified-again") }),
  v.object({ code: v.literal("reopened") }),
  v.object({ code: v.literal("released") }),
  v.object({ code: v.literal("claimed-again") }),

  // A change of a message.
  v.object({ code: v.literal("superseded") }),
  v.object({ code: v.literal("not-notified-before") }),
  v.object({ code: v.literal("message-not-changeable") }),
  v.object({ code: v.literal("sent-with-others") }),

  // About no single chat.
  v.object({ code: v.literal("all-settled") }),
  v.object({ code: v.literal("target-works"), target: v.string() }),
  v.object({ code: v.literal("nothing-to-report") }),
  v.object({ code: v.literal("no-digests") }),
  v.object({ code: v.literal("period-unreadable") }),

  saidSchema,
]);

export type EndedBy = Readonly<v.InferOutput<typeof actor>> | null;

export type EndReason = Readonly<v.InferOutput<typeof endReasonSchema>>;

/** The code of what was too old for an alert of its own, by which digests count it. */
export const TOO_OLD: Extract<EndReason, { code: "too-old" }>["code"] = "too-old";
