import type { Outcome } from "../../../channel.ts";
import { nextDay } from "../../../retry-after.ts";
import type { Answer } from "./dispatch.ts";

/** Cloudflare's codes for a malformed e-mail, in addition to all codes that begin with E_HEADER. */
const MALFORMED: ReadonlySet<string> = new Set(["E_VALIDATION_ERROR", "E_FIELD_MISSING", "E_CONTENT_TOO_LARGE"]);

/** Codes that reject every e-mail from this sender. */
const OUT_OF_ORDER: ReadonlySet<string> = new Set([
  "E_TOO_MANY_RECIPIENTS",
  "E_SENDER_NOT_VERIFIED",
  "E_SENDER_DOMAIN_NOT_AVAILABLE",
]);

/** Classifies Cloudflare's response. Unknown errors are retried. */
export function classify(answer: Answer, now: number): Outcome {
  if (answer.kind === "taken") return { kind: "sent", result: { code: "mail-taken" } };
  if (answer.kind === "silent") return { kind: "retry", result: answer.result };
  const { code: error } = answer;
  if (error === null) return { kind: "retry", result: { code: "mail-failed" } };
  const refused = { code: "mail-refused", error } as const;
  if (error.startsWith("E_HEADER") || MALFORMED.has(error)) return { kind: "malformed", result: refused };
  if (OUT_OF_ORDER.has(error)) return { kind: "out-of-order", result: refused };
  if (error === "E_RECIPIENT_NOT_ALLOWED") return { kind: "dead", result: refused };
  if (error === "E_RECIPIENT_SUPPRESSED") return { kind: "dead", result: refused, isRecipientBlocked: true };
  const failed = { code: "mail-failed", error } as const;
  if (error !== "E_DAILY_LIMIT_EXCEEDED") return { kind: "retry", result: failed };
  return { kind: "retry", result: failed, waitUntil: nextDay(now) };
}
