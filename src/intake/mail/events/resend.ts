import * as v from "valibot";
import { type RecipientReport, reportsOf } from "./report.ts";

const recipients = v.pipe(
  v.union([v.array(v.string()), v.string()]),
  v.transform((to): readonly string[] => (typeof to === "string" ? [to] : to)),
);

const detail = v.optional(v.nullable(v.object({ type: v.optional(v.unknown()), subType: v.optional(v.unknown()) })));

/** The part of an event of Resend that is used (resend.com/docs/webhooks/event-types). */
const event = v.object({
  type: v.string(),
  data: v.object({ to: recipients, bounce: detail, suppressed: detail }),
});

/** Empty for any other event, and for a bounce that is not permanent. */
export function readResend(body: unknown): readonly RecipientReport[] {
  const read = v.safeParse(event, body);
  if (!read.success) return [];
  const { type, data } = read.output;
  const { to, bounce, suppressed } = data;
  switch (type) {
    case "email.bounced":
      return isPermanent(bounce?.type) ? reportsOf(to, "bounced", [bounce?.type, bounce?.subType]) : [];
    case "email.complained":
      return reportsOf(to, "complained", []);
    case "email.suppressed":
      return reportsOf(to, "suppressed", [suppressed?.type]);
    default:
      return [];
  }
}

function isPermanent(type: unknown): boolean {
  return typeof type === "string" && type.toLowerCase() === "permanent";
}
