import type { Outcome } from "../channel.ts";
import { classify, type Dialect, errorWord } from "../classify.ts";
import type { Answer } from "../http.ts";

/** PagerDuty advises to try again after 30 seconds, and does not say so in the response. */
const LEAST_WAIT = 30_000;

/** There is no integration with the key, or no longer: that is no fault of the message. */
const WRONG_KEY = /invalid routing key/i;

const DIALECT: Dialect = {
  kindOf: ({ status, text }) => (status === 400 && WRONG_KEY.test(text) ? "out-of-order" : null),
  wordOf,
};

/** `ref`: the key of an alert's incident; null: no alert has one. */
export function classifyPagerDuty(answer: Answer, ref: string | null, now: number): Outcome {
  const outcome = classify(answer, now, DIALECT);
  if (answer.kind === "silent") return outcome;
  const { status } = answer;
  // PagerDuty answers 202 to what it accepts; anything else comes from another server.
  if (outcome.kind === "sent") {
    if (status !== 202) return { kind: "retry", status, result: { code: "unexpected", status } };
    return ref === null ? outcome : { ...outcome, ref };
  }
  if (outcome.kind !== "retry" || status !== 429) return outcome;
  return { ...outcome, waitUntil: Math.max(now + LEAST_WAIT, outcome.waitUntil ?? 0) };
}

/** "invalid_event" of `{"status":"invalid event","message":"Event object is invalid","errors":["…"]}`. */
function wordOf(text: string): string | null {
  try {
    const said: unknown = JSON.parse(text);
    const status = typeof said === "object" && said !== null && "status" in said ? said.status : null;
    return typeof status === "string" ? errorWord(status.trim().toLowerCase().replaceAll(" ", "_")) : null;
  } catch {
    return null;
  }
}
