import type { Outcome } from "../channel.ts";
import { classify, type Dialect } from "../classify.ts";
import type { Answer } from "../http.ts";
import { nextDay } from "../retry-after.ts";
import { isMessageId } from "./message-id.ts";

/** Error codes of daily limits, which begin anew at midnight (UTC): attachment bandwidth, messages, calls. */
const DAILY = ["42905", "42908", "42910"];

const DIALECT: Dialect = { wordOf: codeOf };

/** `replaced`: the first message of the sequence, by which the next replacement finds it too. */
export function classifyNtfy(answer: Answer, replaced: string | undefined, now: number): Outcome {
  const outcome = classify(answer, now, DIALECT);
  if (answer.kind === "silent") return outcome;
  const { status, text } = answer;
  if (outcome.kind === "sent") {
    const id = idOf(text);
    // Any web page answers 200: it may be no ntfy server at all.
    if (id === null) return { kind: "retry", status, result: { code: "unexpected", status } };
    return { ...outcome, ref: replaced !== undefined && isMessageId(replaced) ? replaced : id };
  }
  const isDaily = outcome.kind === "retry" && status === 429 && DAILY.includes(codeOf(text) ?? "");
  return isDaily ? { ...outcome, waitUntil: Math.max(nextDay(now), outcome.waitUntil ?? 0) } : outcome;
}

/** The response's id; its beginning is enough, if it broke off: otherwise the message would be sent again. */
function idOf(text: string): string | null {
  const id = parsed(text)?.id ?? /^\s*\{\s*"id"\s*:\s*"([^"]*)"/.exec(text)?.[1];
  return typeof id === "string" && isMessageId(id) ? id : null;
}

/** "42908" of `{"code":42908,"http":429,"error":"limit reached: …"}`. */
function codeOf(text: string): string | null {
  const code = parsed(text)?.code;
  return typeof code === "number" && /^\d{5}$/.test(String(code)) ? String(code) : null;
}

function parsed(text: string): { readonly id?: unknown; readonly code?: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : null;
  } catch {
    return null;
  }
}
