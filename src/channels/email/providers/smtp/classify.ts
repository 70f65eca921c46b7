import type { Outcome } from "../../../channel.ts";
import type { Result } from "../../../result.ts";
import { nextDay } from "../../../retry-after.ts";
import type { Ending, Step } from "./dialogue.ts";
import type { Reply } from "./line.ts";

/** An enhanced status code (RFC 3463), such as "5.1.1": the only part of a reply's text that is recorded. */
const ENHANCED = /^[245]\.\d{1,3}\.\d{1,3}(?=\s|$)/;

const DAILY_LIMIT =
  /\b(?:daily|per day)\b.{0,40}\b(?:quota|limit|exceeded)\b|\b(?:quota|limit)\b.{0,40}\b(?:daily|per day)\b/i;

/** Who we say we are is not accepted, or must be said: nothing will be accepted until somebody changes it. */
const NOT_AUTHENTICATED: readonly number[] = [530, 534, 535, 538];
const OUT_OF_SPACE = 552;

/** What a permanent refusal means, by what was refused: us, the recipient, or this e-mail. */
const REFUSED: Readonly<Record<Step, "out-of-order" | "dead" | "malformed">> = {
  greeting: "out-of-order",
  hello: "out-of-order",
  starttls: "out-of-order",
  login: "out-of-order",
  sender: "out-of-order",
  recipient: "dead",
  data: "malformed",
  message: "malformed",
};

/**
 * Classifies how a conversation ended. `silence`: the result if there was no reply; after the whole e-mail was written,
 * it may have been accepted all the same.
 */
export function classify({ step, reply }: Ending, now: number, silence: Result): Outcome {
  if (reply === null) return { kind: "retry", result: silence };
  if (reply === "unencrypted") return { kind: "out-of-order", result: { code: "not-encrypted" } };
  const { code: status, lines } = reply;
  const word = ENHANCED.exec(lines[0] ?? "")?.[0];
  const result = { code: "answered", status, ...(word === undefined ? {} : { word }) } as const;
  if (step === "message" && status === 250) return { kind: "sent", status, result };
  if (status < 400) return { kind: "retry", status, result: { code: "unexpected", status } };
  if (isDailyLimit(reply, word)) return { kind: "retry", status, result, waitUntil: nextDay(now) };
  if (status < 500) return { kind: "retry", status, result };
  if (NOT_AUTHENTICATED.includes(status)) return { kind: "out-of-order", status, result };
  // RFC 5321, 4.5.3.1.10: of a recipient, it means 452.
  if (step === "recipient" && status === OUT_OF_SPACE) return { kind: "retry", status, result };
  return { kind: REFUSED[step], status, result };
}

function isDailyLimit({ lines }: Reply, word: string | undefined): boolean {
  return word === "5.4.5" || DAILY_LIMIT.test(lines.join(" "));
}
