import * as v from "valibot";
import { type RecipientReport, reportsOf } from "./report.ts";

/** The part of an event of Mailgun that is used (documentation.mailgun.com, "Webhook payloads"). */
const event = v.object({
  "event-data": v.object({
    event: v.string(),
    recipient: v.string(),
    severity: v.optional(v.unknown()),
    reason: v.optional(v.unknown()),
    flags: v.optional(v.nullable(v.object({ "is-test-mode": v.optional(v.unknown()) }))),
    "delivery-status": v.optional(v.nullable(v.object({ code: v.optional(v.unknown()) }))),
  }),
});

/** Empty for any other event, for a failure that is not permanent, and for a message in test mode. */
export function readMailgun(body: unknown): readonly RecipientReport[] {
  const read = v.safeParse(event, body);
  if (!read.success) return [];
  const { event: kind, recipient, severity, reason, flags, "delivery-status": status } = read.output["event-data"];
  if (flags?.["is-test-mode"] === true) return [];
  if (kind === "complained") return reportsOf([recipient], "complained", []);
  if (kind !== "failed" || severity !== "permanent") return [];
  return reportsOf([recipient], isSuppressed(reason) ? "suppressed" : "bounced", [reason, status?.code]);
}

/** Such as "suppress-bounce": Mailgun did not try to send. */
function isSuppressed(reason: unknown): boolean {
  return typeof reason === "string" && reason.startsWith("suppress-");
}
