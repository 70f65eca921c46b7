import type { Message } from "../message.ts";

/**
 * The key of what is about no single alert: the same for the same warning on one day (UTC), so that its repetition pages
 * nobody again, and another one for each target that is disabled.
 */
export async function noticeKey({ kind, title, facts, about }: Message, now: number): Promise<string> {
  if (about !== null) return `about/${await hashed(about.thread)}`;
  // How many things a warning is about stands in its title, and how often they happened in the values.
  const what = kind === "warning" ? facts.map(({ label }) => label).join("\n") : title;
  return `${kind}/${new Date(now).toISOString().slice(0, 10)}/${await hashed(what)}`;
}

/** Every test is an incident of its own; it stays the same when it is sent again. */
export function testKey(id: string): string {
  return `test/${id.slice(0, 200)}`;
}

/** Of a SHA-256 in hex: enough to tell warnings apart. */
const LENGTH = 16;

async function hashed(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(hash)]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, LENGTH);
}
