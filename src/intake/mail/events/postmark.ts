import * as v from "valibot";
import type { Mark } from "../../../alerts/recipient-mark.ts";
import { type RecipientReport, reportsOf } from "./report.ts";

/** The part of an event of Postmark that is used (postmarkapp.com/developer/webhooks). */
const event = v.object({
  RecordType: v.string(),
  Email: v.string(),
  Type: v.optional(v.unknown()),
  Inactive: v.optional(v.unknown()),
});

/** Bounces that are something else. */
const MARKS: ReadonlyMap<unknown, Mark> = new Map([
  ["SpamComplaint", "complained"],
  ["ManuallyDeactivated", "suppressed"],
]);

/** Empty for any other event, and for a bounce after which Postmark still sends to the address. */
export function readPostmark(body: unknown): readonly RecipientReport[] {
  const read = v.safeParse(event, body);
  if (!read.success) return [];
  const { RecordType: record, Email: email, Type: type, Inactive: inactive } = read.output;
  if (record === "SpamComplaint") return reportsOf([email], "complained", [type]);
  return record === "Bounce" && inactive === true ? reportsOf([email], MARKS.get(type) ?? "bounced", [type]) : [];
}
