import type { Outcome } from "./channel.ts";
import type { Answer } from "./http.ts";
import type { Result } from "./result.ts";
import { retryAfter } from "./retry-after.ts";

/**
 * The meaning of statuses below 500: try later, not in this form, or nothing at all for this address and secret. Any
 * other status rejects this one message.
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

/**
 * The form of an error word, such as "invalid_payload" or "no_service". Nothing else of a response body is recorded.
 */
const ERROR_WORD = /^[a-z][a-z_]{1,40}$/;

type Answered = Extract<Answer, { kind: "answered" }>;
type Kind = "retry" | "malformed" | "out-of-order" | "dead";

/** Where a service differs from what its statuses usually mean. */
export interface Dialect {
  /** Of a status of 400 or more; null: as usual. */
  readonly kindOf?: (answer: Answered) => Kind | null;
  /** The word or number by which it names the error, for the record; never text that may hold more than that. */
  readonly wordOf?: (text: string) => string | null;
}

/** Classifies the response to a posted message. All channels over HTTP share this function. */
export function classify(answer: Answer, now: number, { kindOf, wordOf = errorWord }: Dialect = {}): Outcome {
  if (answer.kind === "silent") return { kind: "retry", result: answer.result };
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: "sent", status, result: { code: "answered", status } };
  if (status >= 300 && status < 400) return { kind: "dead", status, result: { code: "redirected", status } };
  const word = wordOf(answer.text);
  const result = { code: "answered", status, ...(word === null ? {} : { word }) } as const;
  const kind = kindOf?.(answer) ?? (status < 500 ? (MEANINGS.get(status) ?? "dead") : "retry");
  return kind === "retry" ? later(result, answer.retryAfter, now) : { kind, status, result };
}

/** Error words of a Web API that mean what a status of 500 or more means. */
const SERVER_ERRORS = ["internal_error", "fatal_error", "service_unavailable"];

/** The other side failed, whatever is wrong: it may be the form of the message. */
export function isServerError({ kind, status = 0, result }: Outcome): boolean {
  if (kind !== "retry") return false;
  return status >= 500 || (result.code === "answered" && SERVER_ERRORS.includes(result.word ?? ""));
}

/** Retry: after the time in the Retry-After header, if there is one. */
export function later(result: Extract<Result, { code: "answered" }>, header: string | null, now: number): Outcome {
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
