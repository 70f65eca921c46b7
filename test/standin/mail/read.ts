import { simpleParser } from "mailparser";
import PostalMime from "postal-mime";
import { mimeOf } from "./mime.ts";

/** A mail as a mail program reads it off the wire. */
export interface ReadMail {
  readonly reader: string;
  readonly subject: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly text: string;
  readonly html: string;
  /** "list-id: <chat-alerts.example.com>", all of them, in their order. */
  readonly headers: readonly string[];
}

/** Sends a mail over the wire, and lets two readers that share no code read it back. */
export function readBack(mail: EmailMessageBuilder): Promise<readonly ReadMail[]> {
  return readRaw(mimeOf(mail));
}

/** A mail off the wire, as two readers that share no code read it. */
export async function readRaw(raw: string): Promise<readonly ReadMail[]> {
  return [await byPostalMime(raw), await byMailparser(raw)];
}

/** What either reader reads otherwise than it was meant; empty when both read the very mail. `mails`: as they read it. */
export async function misreadIn(mail: EmailMessageBuilder, mails?: readonly ReadMail[]): Promise<readonly string[]> {
  const { from, to, subject, text = "", html = "", headers = {} } = mail;
  const own = Object.entries(headers).map(([name, value]) => `${name.toLowerCase()}: ${value}`);
  const meant = {
    subject,
    from: [from].map(address),
    to: [to ?? []].flat().map(address),
    text: text.trimEnd(),
    html: html.trimEnd(),
  };
  return (mails ?? (await readBack(mail))).flatMap(({ reader, headers: all, ...read }) => [
    ...Object.entries(meant).flatMap(([key, value]) => {
      const got = Object.entries(read).find(([name]) => name === key)?.[1];
      return JSON.stringify(got) === JSON.stringify(value) ? [] : [`${reader} reads ${key} as ${JSON.stringify(got)}`];
    }),
    ...all.filter((line) => !own.includes(line) && !isTransports(line)).map((line) => `${reader} reads ${line}`),
    ...own.filter((line) => !all.includes(line)).map((line) => `${reader} misses ${line}`),
  ]);
}

function isTransports(line: string): boolean {
  return /^(?:from|to|subject|mime-version|content-type): /.test(line);
}

function address(mailbox: string | EmailAddress): string {
  return typeof mailbox === "string" ? mailbox : mailbox.email;
}

async function byPostalMime(raw: string): Promise<ReadMail> {
  const { subject = "", from, to = [], text = "", html = "", headers } = await PostalMime.parse(raw);
  return {
    reader: "postal-mime",
    subject,
    from: [from?.address ?? ""],
    to: to.map((one) => one.address ?? ""),
    text: text.trimEnd(),
    html: html.trimEnd(),
    headers: headers.map(({ key, value }) => `${key}: ${value}`),
  };
}

async function byMailparser(raw: string): Promise<ReadMail> {
  const { subject = "", from, to, text = "", html, headerLines } = await simpleParser(raw);
  return {
    reader: "mailparser",
    subject,
    from: from?.value.map((one) => one.address ?? "") ?? [],
    to: [to ?? []].flat().flatMap(({ value }) => value.map((one) => one.address ?? "")),
    text: text.trimEnd(),
    html: (html || "").trimEnd(),
    headers: headerLines.map(({ key, line }) => `${key}:${line.slice(line.indexOf(":") + 1).replaceAll(/\r?\n/g, "")}`),
  };
}
