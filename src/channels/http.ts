import { withDeadline } from "../deadlines.ts";
import type { Result } from "./result.ts";

/** Sends one request and returns the response as a value. */
export type Post = (request: PostRequest) => Promise<Answer>;

export interface PostRequest {
  /** POST unless it changes what was posted before. */
  readonly method?: "POST" | "PATCH" | "PUT";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The response header in which this service names an error. */
  readonly errorHeader?: string;
  /** How much of the response to read, in characters; default 1,000. */
  readonly most?: number;
}

/** `silent`: there was no response, so the other side may or may not have acted. */
export type Answer =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly retryAfter: string | null;
      /** What `errorHeader` says; absent without it. */
      readonly error?: string;
      /** The beginning of the response body. */
      readonly text: string;
    }
  | { readonly kind: "silent"; readonly result: Result };

const TIME_LIMIT = 10_000;
const TEXT_LIMIT = 1_000;
const GET_LIMIT = 20_000;

export const post: Post = postWithin(TIME_LIMIT);

/**
 * Posts within a time limit, in milliseconds, for the whole exchange. Redirects are never followed, because they could
 * lead anywhere. Exceptions are dropped: their message may contain the URL, and the URL a secret.
 */
export function postWithin(timeLimit: number): Post {
  return ({ method = "POST", url, headers, body, errorHeader, most = TEXT_LIMIT }) =>
    withDeadline(timeLimit, async (signal) => {
      let response: Response;
      try {
        response = await fetch(url, { method, redirect: "manual", headers, body, signal });
      } catch {
        const result: Result = signal.aborted
          ? { code: "no-answer", seconds: timeLimit / 1000 }
          : { code: "connection-failed" };
        return { kind: "silent", result };
      }
      const text = await beginning(response.body, most, signal);
      const { status, headers: said } = response;
      const error = errorHeader === undefined ? null : said.get(errorHeader);
      const more = error === null ? {} : { error };
      return { kind: "answered", status, retryAfter: said.get("Retry-After"), ...more, text };
    });
}

/** The status already decides the outcome, so if the body stalls or breaks off, only the rest of it is missing. */
async function beginning(body: ReadableStream<Uint8Array> | null, most: number, signal: AbortSignal): Promise<string> {
  if (!body) return "";
  const reader = body.getReader();
  const letGo = () => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", letGo);
  const decoder = new TextDecoder();
  let text = "";
  try {
    while (text.length < most) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    // The body broke off: use what has arrived.
  }
  letGo();
  return text.slice(0, most);
}

/** Gets a text with status 200, as far as it arrives; null for anything else, and for more than `most` characters. */
export function getText(url: string, most = GET_LIMIT): Promise<string | null> {
  return withDeadline(TIME_LIMIT, async (signal) => {
    try {
      const response = await fetch(url, { redirect: "manual", signal });
      const text = await beginning(response.body, most + 1, signal);
      return response.status === 200 && !signal.aborted && text.length <= most ? text : null;
    } catch {
      return null;
    }
  });
}

/** Gets JSON; null if there was none. */
export function getJson(url: string): Promise<unknown> {
  const headers = { Accept: "application/json" };
  return withDeadline(TIME_LIMIT, async (signal) => {
    try {
      const response = await fetch(url, { redirect: "manual", headers, signal });
      if (response.ok) return await response.json();
      await response.body?.cancel();
    } catch {
      // No response, or not JSON.
    }
    return null;
  });
}
