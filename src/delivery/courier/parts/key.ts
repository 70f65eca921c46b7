import type { MessageState } from "../../../alerts/message-state.ts";

/** Of a SHA-256 in hex: enough to tell 50 parts apart. */
const LENGTH = 32;

/**
 * The key of an idempotent request: another one after deliveries have joined, and for another form, so that a service
 * never takes new content for what it accepted before.
 */
export async function requestKey(
  { id, content }: Pick<MessageState, "id" | "content">,
  plain: boolean,
  part: string | null,
): Promise<string> {
  return [
    id,
    ...(content === undefined ? [] : [String(content)]),
    ...(plain ? ["plain"] : []),
    ...(part === null ? [] : [await hashed(`${id}/${part}`)]),
  ].join("-");
}

async function hashed(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return new Uint8Array(hash).toHex().slice(0, LENGTH);
}
