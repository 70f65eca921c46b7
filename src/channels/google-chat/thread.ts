import type { Message } from "../message.ts";

/** All messages about one chat are in one thread: by its name if it is known, otherwise by a key of ours. */
export type Thread = { readonly name: string } | { readonly threadKey: string };

const THREAD = /^spaces\/([^/]+)\/threads\/[^/]+$/;
/** Google Chat takes 4,000. */
const LONGEST_KEY = 200;

/** Null: the message is about no chat, or about several, and begins a thread of its own. */
export function threadFor({ thread, about }: Message, webhook: string): Thread | null {
  const [, space] = THREAD.exec(thread ?? "") ?? [];
  // The target may have moved to another space since.
  if (thread !== undefined && space !== undefined && new URL(webhook).pathname.includes(`/spaces/${space}/`)) {
    return { name: thread };
  }
  const threadKey = (about?.thread ?? "").slice(0, LONGEST_KEY).toWellFormed().trim();
  return threadKey === "" ? null : { threadKey };
}
