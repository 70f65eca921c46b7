import type { Outcome } from "./channel.ts";
import type { Answer } from "./http.ts";
import type { Result } from "./result.ts";
import { retryAfter } from "./retry-after.ts";

/**
 * What the statuses under 500 say: "not now", "not in this form", or "nothing at all, to this address with this
 * secret". Any other refuses this one message.
 */
const MEANINGS: ReadonlyMap<number, "retry" | "malformed" | "out-of-order"> = new Map([
  [400, "malformed"],
  [401, "out-of-order"],
  [403, "out-of-order"],
  [404, "out-of-order"],
  [408, "retry"],
  [410, "out-of-order"],
  [413, "malformed"],
  [422, "malformed"],
  [429, "retry"],
]);

/** "invalid_payload", "no_service": what an error word looks like. Nothing else of a body is fit to be shown. */
const ERROR_WORD = /^[a-z][a-z_]{1,40}$/;

/** What an HTTP answer means for the message that was posted: the one judgement that all channels over HTTP share. */
export function classify(answer: Answer, now: number): Outcome {
  if (answer.kind === "silent") return { kind: "retry", result: answer.result };
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: "sent", status, result: { code: "answered", status } };
  if (status >= 300 && status < 400) return { kind: "dead", status, result: { code: "redirected", status } };
  const word = errorWord(answer.text);
  const result = { code: "answered", status, ...(word === null ? {} : { word }) } as const;
  const kind = status < 500 ? (MEANINGS.get(status) ?? "dead") : "retry";
  return kind === "retry" ? later(result, answer.retryAfter, now) : { kind, status, result };
}

type Answered = Extract<Result, { code: "answered" }>;

/** Not now: as long as the header Retry-After says, where it says so. */
export function later(result: Answered, header: string | null, now: number): Outcome {
  const { status } = result;
  const waitUntil = retryAfter(header, now);
  if (waitUntil === null) return { kind: "retry", status, result };
  const asked = Math.ceil((waitUntil - now) / 1000);
  return { kind: "retry", status, result: { ...result, asked }, waitUntil };
}

export function errorWord(text: string): string | null {
  const word = text.trim();
  return ERROR_WORD.test(word) ? word : null;
}
