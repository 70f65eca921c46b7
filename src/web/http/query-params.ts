import type { ChatKey } from "../../chat/chat.ts";
import { readId } from "./ids.ts";

// Filters that several lists share. Null if absent, undefined if invalid.

export const INSTANT_ALONE = "an instant such as 2026-11-24T08:00:00Z";
export const INSTANT = `must be ${INSTANT_ALONE}, or a day (UTC) such as 2026-11-24`;
export const CHAT = "must be a project's and a chat's id, such as 130/101";

const ISO = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d))?$/;

export function choice<Known extends string>(value: string | null, known: readonly Known[]): Known | null | undefined {
  return value === null ? null : known.find((one) => one === value);
}

export function readOr<Value>(
  text: string | null,
  read: (text: string) => Value | undefined,
): Value | null | undefined {
  return text === null ? null : read(text);
}

export function readChat(text: string): ChatKey | undefined {
  const [projectId = null, chatId = null, ...more] = text.split("/").map(readId);
  return projectId === null || chatId === null || more.length > 0 ? undefined : { projectId, chatId };
}

/** Milliseconds since 1970. */
export function readInstant(text: string): number | undefined {
  // An unencoded plus in a query arrives as a space.
  const at = ISO.test(text.replace(" ", "+")) ? Date.parse(text.replace(" ", "+")) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
