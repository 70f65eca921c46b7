import { hasPassword } from "./basic-auth.ts";
import { certificatesBy } from "./certificates.ts";
import { readMailgun } from "./events/mailgun.ts";
import { readPostmark } from "./events/postmark.ts";
import type { RecipientReport } from "./events/report.ts";
import { readResend } from "./events/resend.ts";
import { readSes } from "./events/ses.ts";
import { type MailgunSignature, mailgunSignature } from "./mailgun.ts";
import type { MailProvider } from "./provider.ts";
import { type GetText, readSnsMessage, type SnsMessage, snsUrl, verifySns } from "./sns.ts";
import { isSvixSigned } from "./svix.ts";

/** A request of a mail provider, or of somebody else. */
export interface MailRequest {
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

export type Verified =
  /** `once`: the signature is good for one request only. */
  | { readonly kind: "events"; readonly reports: readonly RecipientReport[]; readonly once: MailgunSignature | null }
  /** Amazon SNS asks whether we want its messages: a GET of the URL says so. */
  | { readonly kind: "subscription"; readonly url: string }
  /** `isSigned`: it has a signature or a password, but not the right one. */
  | { readonly kind: "wrong"; readonly isSigned: boolean }
  /** It could not be found out. */
  | { readonly kind: "unavailable" };

interface Ports {
  readonly getText: GetText;
  now(): number;
}

/** Who sent a request, and what it says of recipients. `secret`: what `WEBHOOK_SETTINGS` names. */
export async function verifyMail(
  provider: MailProvider,
  { headers, body }: MailRequest,
  secret: string,
  { getText, now }: Ports,
): Promise<Verified> {
  const json = parsed(body);
  switch (provider) {
    case "resend":
      return (await isSvixSigned(headers, body, secret, now()))
        ? events(readResend(json))
        : wrong(headers.has("svix-signature"));
    case "postmark":
      return (await hasPassword(headers, secret)) ? events(readPostmark(json)) : wrong(headers.has("Authorization"));
    case "mailgun": {
      const once = await mailgunSignature(json, secret, now());
      return once === null ? wrong(hasMember(json, "signature")) : events(readMailgun(json), once);
    }
    case "ses": {
      const sns = readSnsMessage(json);
      if (sns === null || sns.TopicArn !== secret) return wrong(hasMember(json, "Signature"));
      const verified = await verifySns(sns, certificatesBy(getText, now));
      if (verified === "right") return saidBy(sns);
      return verified === "wrong" ? wrong(true) : { kind: "unavailable" };
    }
  }
}

function saidBy(sns: SnsMessage): Verified {
  if (sns.Type === "Notification") return events(readSes(parseJson(sns.Message)));
  const url = sns.Type === "SubscriptionConfirmation" ? snsUrl(sns.SubscribeURL) : null;
  return url === null ? events([]) : { kind: "subscription", url: url.href };
}

function events(reports: readonly RecipientReport[], once: MailgunSignature | null = null): Verified {
  return { kind: "events", reports, once };
}

function wrong(isSigned: boolean): Verified {
  return { kind: "wrong", isSigned };
}

function hasMember(json: unknown, name: string): boolean {
  return typeof json === "object" && json !== null && name in json;
}

/** Null if it is not JSON. */
function parsed(body: Uint8Array<ArrayBuffer>): unknown {
  return parseJson(new TextDecoder().decode(body));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
