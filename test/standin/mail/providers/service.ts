import { addressParser, decodeWords } from "postal-mime";
import { checkMail } from "../check.ts";

/** What a mail service is asked. Header names are in small letters. */
export interface ServiceRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What it answers, what was wrong with the request, and the mail as it would be sent. */
export interface Verdict {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
  readonly faults: readonly string[];
  readonly mail: EmailMessageBuilder | null;
}

export interface Fields {
  readonly from: unknown;
  readonly to: readonly unknown[];
  readonly subject: unknown;
  readonly text: unknown;
  readonly html: unknown;
  readonly headers: readonly (readonly [unknown, unknown])[];
}

/** The mail that a request asks for, and what no mail service would take. */
export function mailOf(fields: Fields): { readonly mail: EmailMessageBuilder; readonly faults: readonly string[] } {
  const { subject, text, html, headers } = fields;
  const mailboxes = [fields.from, ...fields.to].map(mailbox);
  const [from = { name: "", email: "" }, ...to] = mailboxes;
  const mail = {
    from: from.name === "" ? from.email : from,
    to: to.map(({ email }) => email),
    subject: String(subject),
    text: String(text),
    ...(html === undefined ? {} : { html: String(html) }),
    headers: Object.fromEntries(headers.map(([name, value]) => [String(name), String(value)])),
  };
  const texts = [subject, text, ...(html === undefined ? [] : [html]), ...headers.flat()];
  return {
    mail,
    faults: [
      ...(texts.every((one) => typeof one === "string") ? [] : ["a field that is no text"]),
      ...(mailboxes.some(({ email }) => email === "") ? ["no mailbox"] : []),
      ...headers.filter(([, value]) => !/^[\x20-\x7e]+$/.test(String(value))).map(([name]) => `header ${name}`),
      ...checkMail(mail).map(({ code, fault }) => `${code} ${fault}`),
    ],
  };
}

/** Exactly one mailbox, as a mail program reads it. */
function mailbox(value: unknown): EmailAddress {
  const read = typeof value === "string" ? addressParser(value) : [];
  const [one] = read;
  return read.length === 1 && one !== undefined && "address" in one && one.address !== undefined
    ? { name: decodeWords(one.name), email: one.address }
    : { name: "", email: "" };
}

export function jsonIn(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

export function unknownKeys(given: object, known: readonly string[]): readonly string[] {
  return Object.keys(given)
    .filter((key) => !known.includes(key))
    .map((key) => `${key} is not known here`);
}
