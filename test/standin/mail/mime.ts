/**
 * A mail as it goes over the wire, made as simply as a careless transport would: what stands in a field is written as it
 * is, and only what is not ASCII is encoded. Whatever could break out of a header does so here.
 */
export function mimeOf({ from, to, subject, text = "", html, headers = {} }: EmailMessageBuilder): string {
  const recipients = Array.isArray(to) ? to : [to ?? ""];
  const fields = [
    ["From", mailbox(from)],
    ["To", recipients.map(mailbox).join(", ")],
    ["Subject", encodedWhereNeeded(subject)],
    ["MIME-Version", "1.0"],
    ...Object.entries(headers),
    ["Content-Type", `multipart/alternative; boundary="${BOUNDARY}"`],
  ];
  const parts = [part("text/plain", text), ...(html === undefined ? [] : [part("text/html", html)])];
  const head = fields.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return `${head}\r\n${parts.join("")}--${BOUNDARY}--\r\n`;
}

const BOUNDARY = "----=_part";

function part(type: string, content: string): string {
  const lines = base64(content).replaceAll(/.{76}/g, "$&\r\n");
  const fields = `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n`;
  return `--${BOUNDARY}\r\n${fields}\r\n${lines}\r\n`;
}

function mailbox(address: string | EmailAddress): string {
  return typeof address === "string" ? address : `${encodedWhereNeeded(address.name)} <${address.email}>`;
}

function encodedWhereNeeded(text: string): string {
  return /^\p{ASCII}*$/u.test(text) ? text : `=?UTF-8?B?${base64(text)}?=`;
}

function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
}
