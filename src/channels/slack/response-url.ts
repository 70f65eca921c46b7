import type { Outcome } from "../channel.ts";
import { classify } from "../classify.ts";
import type { Answer } from "../http.ts";
import { isSafe } from "../settings.ts";

/**
 * Where Slack takes the answer to a press (`response_url`): for half an hour, and five times. Whoever knows it can post,
 * and it comes from outside, so that nothing but Slack's own host is believed; a stand-in is on this machine.
 */
export function isResponseUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== "" || url.password !== "") return false;
  if (url.protocol === "https:") return url.host === "hooks.slack.com";
  return isSafe(url);
}

/** The words for "too late" and "too often", which Slack documents nowhere. */
const OVER = /\b(?:used|expired)_url\b/;
const REFUSED = /"ok"\s*:\s*false/;

/** What becomes of the address says nothing of the target, which is reached by its webhook. */
export function classifyResponse(answer: Answer, now: number): Outcome {
  const outcome = classify(answer, now);
  if (answer.kind === "silent") return outcome;
  const { status, text } = answer;
  if (status === 404 || OVER.test(text)) return { kind: "dead", status, result: { code: "address-over", status } };
  if (outcome.kind === "sent" && REFUSED.test(text))
    return { kind: "malformed", status, result: { code: "refused", status } };
  return outcome.kind === "out-of-order" ? { ...outcome, kind: "dead" } : outcome;
}
