import type { Outcome } from "../channel.ts";
import type { Answer } from "./dispatch.ts";

/** Cloudflare's codes that refuse a mail for its form, and what they mean. */
const MALFORMED: ReadonlyMap<string, string> = new Map([
  ["E_VALIDATION_ERROR", "a field of the mail is malformed"],
  ["E_FIELD_MISSING", "a field of the mail is missing"],
  ["E_CONTENT_TOO_LARGE", "the mail is too large"],
]);

/** Those that refuse every mail from this sender to these recipients. */
const OUT_OF_ORDER: ReadonlyMap<string, string> = new Map([
  ["E_TOO_MANY_RECIPIENTS", "it goes to too many recipients"],
  ["E_SENDER_NOT_VERIFIED", "the sender's domain is not verified in Cloudflare"],
  ["E_SENDER_DOMAIN_NOT_AVAILABLE", "the sender's domain is not set up for sending in Cloudflare"],
  ["E_RECIPIENT_NOT_ALLOWED", "a recipient is none that the Worker may write to"],
  ["E_RECIPIENT_SUPPRESSED", "a recipient's mail came back before, and Cloudflare keeps it on its suppression list"],
]);

const DAY = 86_400_000;

/** What Cloudflare's answer means for the mail. What it does not explain is tried again. */
export function judge(answer: Answer, now: number): Outcome {
  if (answer.kind === "taken") return { kind: "sent", note: "taken for delivery" };
  if (answer.kind === "silent") return { kind: "retry", note: answer.note };
  const { code } = answer;
  if (code === null) return { kind: "retry", note: "failed without a code" };
  const form = code.startsWith("E_HEADER") ? "a header is not allowed" : MALFORMED.get(code);
  if (form !== undefined) return { kind: "malformed", note: `refused ${code}: ${form}` };
  const order = OUT_OF_ORDER.get(code);
  if (order !== undefined) return { kind: "out-of-order", note: `refused ${code}: ${order}` };
  if (code !== "E_DAILY_LIMIT_EXCEEDED") return { kind: "retry", note: `failed ${code}` };
  const tomorrow = (Math.floor(now / DAY) + 1) * DAY;
  return { kind: "retry", note: `failed ${code}: no more mail today (UTC)`, waitUntil: tomorrow };
}
