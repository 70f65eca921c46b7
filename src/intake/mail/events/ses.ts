import * as v from "valibot";
import { type RecipientReport, reportsOf } from "./report.ts";

const recipients = v.array(v.object({ emailAddress: v.string() }));
const code = v.optional(v.unknown());

/** Notifications of an identity name their kind one way, the events of a configuration set another. */
const kinds = v.object({ notificationType: code, eventType: code });

/** The parts of SES's notifications that are used (docs.aws.amazon.com/ses, "notification contents"). */
const bounced = v.object({
  bounce: v.object({ bounceType: v.literal("Permanent"), bounceSubType: code, bouncedRecipients: recipients }),
});
const complained = v.object({
  complaint: v.object({ complaintFeedbackType: code, complaintSubType: code, complainedRecipients: recipients }),
});

/** SES did not try to send: the address is on a suppression list. */
const SUPPRESSED: readonly unknown[] = ["Suppressed", "OnAccountSuppressionList"];

/** What the message of an SNS notification says. Empty for any other, and for a bounce that is not permanent. */
export function readSes(message: unknown): readonly RecipientReport[] {
  const kind = v.safeParse(kinds, message);
  switch (kind.success ? (kind.output.eventType ?? kind.output.notificationType) : null) {
    case "Bounce": {
      const read = v.safeParse(bounced, message);
      if (!read.success) return [];
      const { bounceType, bounceSubType, bouncedRecipients } = read.output.bounce;
      const mark = SUPPRESSED.includes(bounceSubType) ? "suppressed" : "bounced";
      return reportsOf(addressesOf(bouncedRecipients), mark, [bounceType, bounceSubType]);
    }
    case "Complaint": {
      const read = v.safeParse(complained, message);
      if (!read.success) return [];
      const { complaintFeedbackType, complaintSubType, complainedRecipients } = read.output.complaint;
      // The reader said that a message is no spam.
      if (complaintFeedbackType === "not-spam") return [];
      const mark = SUPPRESSED.includes(complaintSubType) ? "suppressed" : "complained";
      return reportsOf(addressesOf(complainedRecipients), mark, [complaintFeedbackType, complaintSubType]);
    }
    default:
      return [];
  }
}

function addressesOf(all: v.InferOutput<typeof recipients>): readonly string[] {
  return all.map(({ emailAddress }) => emailAddress);
}
