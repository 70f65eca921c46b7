import type { Outcome } from "../channel.ts";
import { classify } from "../classify.ts";
import type { Answer } from "../http.ts";
import { isSafe } from "../settings.ts";

/**
 * The `response_url` of a button press, which Slack accepts for half an hour and five times. Anybody who knows it can
 * post, and it comes from outside, so only Slack's own host is accepted (or a stand-in on this machine).
 */
export function isResponseUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== "" || url.password !== "") return false;
  if (url.protocol === "https:") return url.host === "hooks.slack.com";
  return isSafe(url);
}

/** The error words for "too late" and "too often", which Slack does not document. */
const OVER = /\b(?:used|expired)_url\b/;
const REFUSED = /"ok"\s*:\s*false/;

/** The outcome for this URL says nothing about the target, which is reached through its webhook. */
export function classifyResponse(answer: Answer, now: number): Outcome {
  const outcome = classify(answer, now);
  if (answer.kind === "silent") return outcome;
  const { status, text } = answer;
  if (status === 404 || OVER.test(text)) return { kind: "dead", status, result: { code: "address-over", status } };
  if (outcome.kind === "sent" && REFUSED.test(text))
    return { kind: "malformed", status, result: { code: "refused", status } };
  return outcome.kind === "out-of-order" ? { ...outcome, kind: "dead" } : outcome;
}
