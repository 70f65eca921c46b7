import { domainOf } from "../../mail/address.ts";
import { headerText } from "../../mail/header-text.ts";
import type { Mail } from "../../mail/mail.ts";
import { addressOf, asciiMailbox } from "../../mail/mailbox.ts";

const LONGEST_SUBJECT = 300;
const LONGEST_LINE = 76;

/** It contains characters that Base64 has none of, so it never stands in a part. */
const BOUNDARY = "=_parts-of-a-chat-alert_=";

/** 76 characters of Base64, the longest line that MIME allows for it. */
const BYTES_IN_LINE = 57;

/**
 * The e-mail as it is transmitted (RFC 5322, MIME): printable ASCII in short lines, which every server passes on
 * unchanged. `id`: identical in all attempts, so that who receives it twice can tell; of letters, digits and hyphens.
 */
export function mimeOf(mail: Mail, id: string, now: number): string {
  const { from, to, subject, text, html, headers } = mail;
  const fields = [
    ["From", asciiMailbox(from)],
    ["To", to.join(", ")],
    ["Subject", headerText(subject, LONGEST_SUBJECT)],
    ["Date", new Date(now).toUTCString().replace("GMT", "+0000")],
    ["Message-ID", `<${id}@${domainOf(addressOf(from))}>`],
    ...Object.entries(headers),
    ["MIME-Version", "1.0"],
  ];
  const head = fields.map(([name = "", value = ""]) => field(name, value)).join("");
  const plain = part("text/plain", text);
  if (html === undefined) return `${head}${plain}`;
  const parts = [plain, part("text/html", html)].map((one) => `--${BOUNDARY}\r\n${one}`);
  return `${head}Content-Type: multipart/alternative; boundary="${BOUNDARY}"\r\n\r\n${parts.join("")}--${BOUNDARY}--\r\n`;
}

/** One header. What could end the line is replaced; a long line goes on in the next, where a word ends. */
function field(name: string, value: string): string {
  const safe = value.replaceAll(/[^\x20-\x7e]/g, "?").replaceAll("?= =?", "?=\r\n =?");
  return `${name}: ${safe.length > LONGEST_LINE ? safe.replaceAll(", ", ",\r\n ") : safe}\r\n`;
}

/** With the line ends that texts have in MIME, whatever they are here. */
function part(type: string, content: string): string {
  const bytes = new TextEncoder().encode(content.replaceAll(/\r?\n/g, "\r\n"));
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += BYTES_IN_LINE) {
    lines.push(`${btoa(String.fromCharCode(...bytes.subarray(at, at + BYTES_IN_LINE)))}\r\n`);
  }
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines.join("")}`;
}
