import type { About, Message } from "../message.ts";
import { inOneLine, within } from "../text.ts";

const PRINTABLE = /^[\x20-\x7e]*$/;

/** How many bytes fit into an encoded word, which has at most 75 characters (RFC 2047). */
const BYTES_IN_WORD = 45;

/**
 * Text for a header, at most `limit` characters. Printable ASCII is kept; anything else, and text that looks like an
 * encoded word, is written as encoded words. So nothing in it can end the line.
 */
export function headerText(text: string, limit: number): string {
  const shown = within(inOneLine(text), limit);
  if (PRINTABLE.test(shown) && !shown.includes("=?")) return shown;
  return words(shown).map(encoded).join(" ");
}

/** Readers drop the space between two encoded words, so each word ends with a complete character. */
function words(text: string): readonly Uint8Array[] {
  const all: number[][] = [];
  for (const character of text) {
    const bytes = new TextEncoder().encode(character);
    const last = all.at(-1);
    if (last !== undefined && last.length + bytes.length <= BYTES_IN_WORD) last.push(...bytes);
    else all.push([...bytes]);
  }
  return all.map((bytes) => Uint8Array.from(bytes));
}

function encoded(bytes: Uint8Array): string {
  return `=?UTF-8?B?${btoa(String.fromCharCode(...bytes))}?=`;
}

const LONGEST = 100;

/**
 * Marks the e-mail as automatic, so that no autoresponder answers it. Contains nothing that could have been rejected.
 */
export const BARE = { "Auto-Submitted": "auto-generated" };

/** The headers that we may set: Cloudflare writes the others, and rejects Message-ID, From and similar ones here. */
export function headersOf({ about, language }: Message, domain: string): Record<string, string> {
  return {
    ...BARE,
    "List-Id": `<chat-alerts.${domain}>`,
    "Content-Language": language,
    ...(about === null ? {} : { ...threading(about, domain), ...sorting(about) }),
  };
}

/**
 * All e-mails about a chat reply to the same root, which was never sent, so that mail programs show them as one thread.
 */
function threading({ thread }: About, domain: string): Record<string, string> {
  const name = thread.replace(/[^a-z\d]+/gi, "-").slice(0, LONGEST);
  const root = `<chat-${name}@${domain}>`;
  return { "In-Reply-To": root, References: root };
}

function sorting({ reasons, queue }: About): Record<string, string> {
  return {
    ...(reasons.length === 0 ? {} : { "X-Chat-Alert-Reason": headerText(reasons.join(", "), LONGEST) }),
    ...(queue === null ? {} : { "X-Chat-Alert-Queue": headerText(queue, LONGEST) }),
  };
}
