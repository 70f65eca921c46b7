import type { Outcome } from "../channel.ts";
import { classify, type Dialect, later } from "../classify.ts";
import type { Answer } from "../http.ts";
import { refOf } from "./message-ref.ts";

/** Error codes that Discord gives with status 400, and that concern the thread or channel: nothing can be posted there. */
const OF_PLACE = ["10003", "50013", "50083", "160005", "220001", "220003"];
/** The message to change is gone, or in a thread that was archived or locked. */
const GONE = ["10003", "10008", "50005", "50083", "160005"];
/** Somebody has deleted the message: it is posted anew. */
const DELETED = "10008";

const DIALECT: Dialect = {
  kindOf: ({ status, text }) => (status === 400 && OF_PLACE.includes(codeOf(text) ?? "") ? "out-of-order" : null),
  wordOf: (text) => codeOf(text),
};

/** Classifies a response. `isChange`: a message that was posted before was to be changed. */
export function classifyDiscord(answer: Answer, isChange: boolean, thread: string | null, now: number): Outcome {
  const outcome = classify(answer, now, DIALECT);
  if (answer.kind === "silent") return outcome;
  const { status, text } = answer;
  if (outcome.kind === "sent") return sent(status, text, thread);
  if (outcome.result.code !== "answered") return outcome;
  const { result } = outcome;
  if (isChange && status === 404 && result.word === DELETED) {
    return { kind: "retry", status, result: { code: "not-changeable", status, word: DELETED }, isReplacedGone: true };
  }
  if (isChange && status >= 400 && status < 429 && GONE.includes(result.word ?? "")) {
    return { kind: "dead", status, result: { code: "not-changeable", status, word: result.word ?? "" } };
  }
  // The body is exact; the header is rounded, and Cloudflare's own answers have only that.
  const seconds = read(text).retry_after;
  const header = typeof seconds === "number" && Number.isFinite(seconds) ? String(seconds) : answer.retryAfter;
  return status === 429 ? later({ code: "answered", status, ...wordOf(result.word) }, header, now) : outcome;
}

/** We always ask Discord to wait until the message is stored: then it answers with the message. */
function sent(status: number, text: string, thread: string | null): Outcome {
  if (status === 204) return { kind: "sent", status, result: { code: "accepted", status } };
  const { id } = read(text);
  const ref = refOf(id, thread);
  const answered = { kind: "sent", status, result: { code: "answered", status } } as const;
  if (ref !== null) return { ...answered, ref };
  // An answer that broke off is still one of Discord's.
  if (/^\s*\{\s*"(?:type|id|content)"/.test(text)) return answered;
  return { kind: "retry", status, result: { code: "unexpected", status } };
}

function wordOf(word: string | undefined): { readonly word?: string } {
  return word === undefined ? {} : { word };
}

/** "10015"; null if there is none. 0 stands for any error. */
function codeOf(text: string): string | null {
  const { code } = read(text);
  return typeof code === "number" && Number.isInteger(code) && code > 0 ? String(code) : null;
}

function read(text: string): { readonly id?: unknown; readonly code?: unknown; readonly retry_after?: unknown } {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
