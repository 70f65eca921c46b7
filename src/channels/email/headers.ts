import type { About, Message } from "../message.ts";
import { inOneLine, within } from "../text.ts";

const PRINTABLE = /^[\x20-\x7e]*$/;

/** As many bytes as an encoded word holds, which is at most 75 long (RFC 2047). */
const BYTES_IN_WORD = 45;

/**
 * Text for a header, at most `limit` characters of it. Printable ASCII stands as it is; anything else, and what would
 * read as an encoded word itself, as encoded words, which readers turn back. So nothing in it can end the line.
 */
export function headerText(text: string, limit: number): string {
  const shown = within(inOneLine(text), limit);
  if (PRINTABLE.test(shown) && !shown.includes("=?")) return shown;
  return words(shown).map(encoded).join(" ");
}

/** Readers drop the space between two words, so each word ends with a whole character. */
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

/** Says that no person wrote the mail, so that no machine answers it. Nothing in it could be what was refused. */
export const BARE = { "Auto-Submitted": "auto-generated" };

/** The headers that are ours to set: Cloudflare writes the others, and refuses Message-ID, From and the like here. */
export function headersOf({ about, language }: Message, domain: string): Record<string, string> {
  return {
    ...BARE,
    "List-Id": `<chat-alerts.${domain}>`,
    "Content-Language": language,
    ...(about === null ? {} : { ...threading(about, domain), ...sorting(about) }),
  };
}

/** Nobody ever got the root; every mail about the chat answers it, so that they stand together. */
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
