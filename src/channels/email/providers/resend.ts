import type { Io, Outcome, Sending } from "../../channel.ts";
import { errorWord } from "../../classify.ts";
import { nextDay } from "../../retry-after.ts";
import type { Mail } from "../mail/mail.ts";
import { mailbox } from "../mail/mailbox.ts";
import { fingerprint } from "./fingerprint.ts";
import { type Answered, judge, LONGEST_ANSWER, type Meaning, membersOf, textIn } from "./judge.ts";
import type { Over } from "./provider.ts";

/** Within the 256 characters of a key, with the fingerprint of the recipients. */
const LONGEST_ID = 200;

export async function send(mail: Mail, { key, api }: Over<"resend">, io: Io, { id }: Sending): Promise<Outcome> {
  const { from, to, subject, text, html, headers } = mail;
  const answer = await io.post({
    url: `${api}/emails`,
    headers: {
      Authorization: `Bearer ${key}`,
      "Content-Type": "application/json",
      "Idempotency-Key": `${id.slice(0, LONGEST_ID)}-${await fingerprint(to.join())}`,
    },
    body: JSON.stringify({ from: mailbox(from), to, subject, text, html, headers }),
    most: LONGEST_ANSWER,
  });
  const now = io.now();
  return judge(answer, now, { receipt: /"id"\s*:/, meaningOf: (given) => meaningOf(given, now) });
}

/** What cannot change until somebody changes the account, the key or the sender. */
const OUT_OF_ORDER: ReadonlySet<string> = new Set([
  ...["missing_api_key", "restricted_api_key", "invalid_api_key", "suspended_api_key", "invalid_permission"],
  ...["invalid_from_address", "invalid_access", "invalid_region", "not_found", "method_not_allowed"],
]);
const MALFORMED: ReadonlySet<string> = new Set([
  ...["invalid_parameter", "missing_required_field", "missing_required_fields", "invalid_attachment"],
  "invalid_idempotency_key",
]);
const QUOTAS: ReadonlySet<string> = new Set(["daily_quota_exceeded", "monthly_quota_exceeded"]);

function meaningOf({ status, text }: Answered, now: number): Meaning {
  const members = membersOf(text);
  const word = errorWord(textIn(members, "name"));
  const said = word === null ? {} : { word };
  // The same e-mail was accepted under this key before: only its time of writing may differ.
  if (status === 409) return { ...said, kind: word === "invalid_idempotent_request" ? "sent" : "retry" };
  if (status === 429) return { ...said, kind: "retry", waitUntil: word && QUOTAS.has(word) ? nextDay(now) : null };
  if (status >= 500) return said;
  if (word === null) return said;
  if (word === "security_error") return { ...said, kind: "dead" };
  if (OUT_OF_ORDER.has(word)) return { ...said, kind: "out-of-order" };
  if (MALFORMED.has(word)) return { ...said, kind: "malformed" };
  return word === "validation_error" ? { ...said, kind: invalid(status, textIn(members, "message")) } : said;
}

/** One word for nearly everything: what it is about is only in the sentence, of which nothing is recorded. */
function invalid(status: number, message: string): "malformed" | "out-of-order" | "dead" {
  if (status === 401 || /\bAPI key\b/i.test(message)) return "out-of-order";
  if (/\btesting emails?\b/i.test(message) || /[`'"]to[`'"] field/i.test(message)) return "dead";
  if (status === 403 || /[`'"]from[`'"] field|\bdomain\b/i.test(message)) return "out-of-order";
  return "malformed";
}
