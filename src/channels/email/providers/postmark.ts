import type { Io, Outcome } from "../../channel.ts";
import type { Mail } from "../mail/mail.ts";
import { mailbox } from "../mail/mailbox.ts";
import { type Answered, judge, LONGEST_ANSWER, type Meaning, membersOf, textIn } from "./judge.ts";
import type { Over } from "./provider.ts";

export async function send(mail: Mail, { key, api }: Over<"postmark">, io: Io): Promise<Outcome> {
  const { from, to, subject, text, html, headers } = mail;
  const answer = await io.post({
    url: `${api}/email`,
    headers: { "X-Postmark-Server-Token": key, "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({
      ...{ From: mailbox(from), To: to.join(","), Subject: subject, TextBody: text, HtmlBody: html },
      Headers: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
      // Links stay as they are: they carry signatures.
      ...{ TrackOpens: false, TrackLinks: "None" },
    }),
    most: LONGEST_ANSWER,
  });
  return judge(answer, io.now(), { receipt: RECEIPT, meaningOf });
}

/** Also of an answer that broke off: otherwise an e-mail that was accepted would be sent again. */
const RECEIPT = /"MessageID"\s*:|"ErrorCode"\s*:\s*0\b|^\s*\{\s*"To"\s*:/;

/** Postmark's ErrorCode for what it refuses; any other means what its status means. */
const KINDS: ReadonlyMap<number, "retry" | "malformed" | "out-of-order" | "dead"> = new Map([
  // No token, or a wrong one.
  [10, "out-of-order"],
  // Maintenance.
  [100, "retry"],
  // The sender is not confirmed; the account has no credit, or may not send.
  ...[400, 401, 405, 413].map((code) => [code, "out-of-order"] as const),
  ...[402, 403, 409, 410, 411].map((code) => [code, "malformed"] as const),
  // The recipient bounced or complained; while the account is new, only recipients of the sender's own domain are allowed.
  [406, "dead"],
  [412, "dead"],
  [429, "retry"],
]);
const INVALID = 300;
const INACTIVE = 406;

function meaningOf({ text }: Answered): Meaning {
  const members = membersOf(text);
  const code = members.ErrorCode;
  if (typeof code !== "number" || !Number.isInteger(code) || code < 0) return {};
  const word = String(code);
  if (code === INVALID) return { word, kind: invalid(textIn(members, "Message")) };
  const kind = KINDS.get(code);
  return { word, ...(kind === undefined ? {} : { kind }), isRecipientBlocked: code === INACTIVE };
}

/** Which field is invalid is only in the sentence, of which nothing is recorded. */
function invalid(message: string): "malformed" | "out-of-order" | "dead" {
  if (/['"`]From['"`]/i.test(message)) return "out-of-order";
  return /['"`]To['"`]|\brecipient\b|\billegal email\b/i.test(message) ? "dead" : "malformed";
}
