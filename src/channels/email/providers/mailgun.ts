import type { Io, Outcome } from "../../channel.ts";
import { retryAfter } from "../../retry-after.ts";
import type { Mail } from "../mail/mail.ts";
import { mailbox } from "../mail/mailbox.ts";
import { type Answered, judge, LONGEST_ANSWER, type Meaning, membersOf, textIn } from "./judge.ts";
import type { Over } from "./provider.ts";

export async function send(mail: Mail, { key, domain, api }: Over<"mailgun">, io: Io): Promise<Outcome> {
  const { from, to, subject, text, html, headers } = mail;
  const form = new URLSearchParams([
    ["from", mailbox(from)],
    ["to", to.join(",")],
    ["subject", withoutVariables(subject)],
    ["text", withoutVariables(text)],
    ...(html === undefined ? [] : [["html", html.replaceAll(VARIABLE, "&#37;")]]),
    // Links stay as they are: they carry signatures.
    ["o:tracking", "no"],
    ...Object.entries(headers).map(([name, value]) => [`h:${name}`, value]),
  ]);
  const answer = await io.post({
    url: `${api}/v3/${domain}/messages`,
    headers: {
      Authorization: `Basic ${btoa(`api:${key}`)}`,
      "Content-Type": "application/x-www-form-urlencoded",
    },
    body: form.toString(),
    most: LONGEST_ANSWER,
  });
  const now = io.now();
  return judge(answer, now, {
    receipt: /"id"\s*:|^\s*\{\s*"message"\s*:/,
    meaningOf: (given) => meaningOf(given, now),
  });
}

/** The beginning of what Mailgun would replace, such as %unsubscribe_url%. */
const VARIABLE = /%(?=(?:recipient|unsubscribe|mailing_list|tag)[\w.-]*%)/gi;

/** A character that is not seen parts what Mailgun would replace: a customer may have typed it. */
function withoutVariables(text: string): string {
  return text.replaceAll(VARIABLE, "%\u2060");
}

/** Mailgun has no error codes, only sentences, of which nothing is recorded. */
function meaningOf({ status, text }: Answered, now: number): Meaning {
  const message = textIn(membersOf(text), "message");
  // A status of its own: "… is not allowed to send: recipient limit exceeded, try again after <date> UTC".
  if (status === 420) {
    const [, until = ""] = /\btry again after (.{1,60}) (?:UTC|GMT)\b/.exec(message) ?? [];
    return { kind: "retry", waitUntil: retryAfter(`${until} GMT`, now) };
  }
  if (status !== 400 && status !== 403) return {};
  if (/\bauthorized recipients?\b/i.test(message)) return { kind: "dead" };
  if (status === 403 || /\bnot allowed to send\b/i.test(message)) return { kind: "out-of-order" };
  const [, field] = /['"`]?\b(to|from)\b['"`]? parameter is not a valid address/i.exec(message) ?? [];
  if (field === undefined) return {};
  return { kind: field.toLowerCase() === "to" ? "dead" : "out-of-order" };
}
