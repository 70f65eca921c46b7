import type { RecipientMark } from "../../../alerts/recipient-mark.ts";
import type { Config } from "../../../config/config.ts";
import { mailRecipients } from "../../../config/targets.ts";
import type { MailgunSignature } from "../../../intake/mail/mailgun.ts";
import type { MailProvider } from "../../../intake/mail/provider.ts";
import { type Verified, verifyMail } from "../../../intake/mail/verify.ts";
import { readBody } from "../../../intake/read-body.ts";
import {
  isUsedBy,
  type MailgunToken,
  readUsedBy,
  usedByStatement,
  useTokenStatement,
} from "../../../store/mail/mailgun-tokens.ts";
import { markRecipientsStatements } from "../../../store/mail/recipient-marks.ts";
import type { Context } from "../../request/context.ts";
import { recordRefusal } from "../../request/refusals.ts";

/** In bytes: an event with the bounce that came back. */
const MOST_BYTES = 1_000_000;

/** What became of a request, as it is logged: never an address. */
export type Received =
  /** `recipients`: how many of those in the settings it is about. */
  | { readonly outcome: "marked"; readonly recipients: number }
  /** Authentic, and nothing to remember. */
  | { readonly outcome: "ignored" }
  | { readonly outcome: "subscribed" }
  | { readonly outcome: "wrong-signature" | "replay" | "unavailable" }
  | { readonly outcome: "too-large"; readonly limit: number };

/** Nothing is stored before the request is verified. */
export async function receive(
  provider: MailProvider,
  request: Request,
  secret: string,
  config: Config,
  context: Context,
): Promise<Received> {
  const body = await readBody(request, MOST_BYTES);
  if (body === null) return { outcome: "too-large", limit: MOST_BYTES };
  const verified = await verifyMail(provider, { headers: request.headers, body }, secret, context);
  switch (verified.kind) {
    case "events":
      return record(provider, verified, config, context);
    case "subscription":
      return { outcome: (await context.getText(verified.url)) === null ? "unavailable" : "subscribed" };
    case "wrong":
      // A request without any signature is a stranger's.
      if (verified.isSigned) context.after(recordRefusal("wrong-signature", context));
      return { outcome: "wrong-signature" };
    case "unavailable":
      return { outcome: "unavailable" };
  }
}

async function record(
  provider: MailProvider,
  { reports, once }: Extract<Verified, { kind: "events" }>,
  config: Config,
  context: Context,
): Promise<Received> {
  const now = context.now();
  const known = mailRecipients(config.targets);
  const marks = reports
    .filter(({ address }) => known.has(address))
    .map((report): RecipientMark => ({ ...report, provider, at: now }));
  const token = once && (await tokenOf(once, now));
  if (marks.length === 0 && token === null) return { outcome: "ignored" };
  const [, used] = await context
    .openDatabase()
    .batch([
      ...(token === null ? [] : [useTokenStatement(token), usedByStatement(token)]),
      ...(marks.length === 0 ? [] : markRecipientsStatements(marks, now, token === null ? undefined : isUsedBy(token))),
    ]);
  if (token !== null && !readUsedBy(used)) return { outcome: "replay" };
  return marks.length === 0 ? { outcome: "ignored" } : { outcome: "marked", recipients: marks.length };
}

async function tokenOf({ token, signature }: MailgunSignature, at: number): Promise<MailgunToken> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return { digest: new Uint8Array(digest).toHex(), signature, request: crypto.randomUUID(), at };
}
