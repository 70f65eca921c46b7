import type { Outcome } from "./channel.ts";
import type { Answer } from "./http.ts";
import { retryAfter } from "./retry-after.ts";

/** Statuses under 500 that say "not now" and not "not this". */
const NOT_NOW = new Set([408, 429]);

/** "invalid_payload", "no_service": what an error word looks like. Nothing else of a body is fit to be shown. */
const ERROR_WORD = /^[a-z][a-z_]{1,40}$/;

/** What an HTTP answer means for the message that was posted: the one judgement that all channels over HTTP share. */
export function judge(answer: Answer, now: number): Outcome {
  if (answer.kind === "silent") return { kind: "retry", note: answer.note };
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: "sent", status, note: `answered ${status}` };
  if (status >= 300 && status < 400) {
    return { kind: "dead", status, note: `answered ${status}, a redirect, which is never followed` };
  }
  const note = [`answered ${status}`, ...errorWord(answer.text)].join(" ");
  if (status < 500 && !NOT_NOW.has(status)) return { kind: "dead", status, note };
  const waitUntil = retryAfter(answer.retryAfter, now);
  if (waitUntil === null) return { kind: "retry", status, note };
  const seconds = Math.ceil((waitUntil - now) / 1000);
  return { kind: "retry", status, note: `${note}, asked to wait ${seconds} s`, waitUntil };
}

function errorWord(text: string): readonly string[] {
  const word = text.trim();
  return ERROR_WORD.test(word) ? [word] : [];
}
