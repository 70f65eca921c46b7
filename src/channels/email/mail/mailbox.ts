import { headerText } from "./header-text.ts";
import type { Mail } from "./mail.ts";

const NEEDS_NO_QUOTES = /^[\p{L}\p{M}\p{N} _-]+$/u;
const LONGEST_NAME = 70;

/** "Chat alerts <alerts@example.com>", for services that take any script and encode it themselves. */
export function mailbox(from: Mail["from"]): string {
  if (typeof from === "string") return from;
  const { name, email } = from;
  return `${NEEDS_NO_QUOTES.test(name) ? name : `"${name}"`} <${email}>`;
}

/** The same in printable ASCII, as it stands in a header. */
export function asciiMailbox(from: Mail["from"]): string {
  if (typeof from === "string") return from;
  const name = headerText(from.name, LONGEST_NAME);
  return name === from.name ? mailbox(from) : `${name} <${from.email}>`;
}

export function addressOf(from: Mail["from"]): string {
  return typeof from === "string" ? from : from.email;
}
