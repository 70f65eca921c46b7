import { env } from "cloudflare:workers";
import { openDatabase } from "../../../../src/store/database.ts";
import { listRecipientMarks } from "../../../../src/store/mail/recipient-marks.ts";
import {
  basic,
  MAILGUN_KEY,
  mailgunSigned,
  notification,
  POSTMARK_PASSWORD,
  SVIX_SECRET,
  snsSigned,
  svixHeaders,
  TOPIC,
} from "../../../intake/support/mail-signing.ts";
import { direct } from "../../support/direct.ts";
import { ORIGIN } from "../../support/door.ts";

export const PROVIDERS = ["resend", "mailgun", "postmark", "ses"] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Everybody to whom mail goes, and what verifies the webhooks of all providers. The same object: so it is read once. */
export const SETTINGS = {
  ...env,
  ALERT_EMAIL_TO: "Leads@example.com, boss@example.com",
  ALERT_EMAIL_FROM: "alerts@example.com",
  RESEND_WEBHOOK_SECRET: SVIX_SECRET,
  MAILGUN_SIGNING_KEY: MAILGUN_KEY,
  POSTMARK_WEBHOOK_PASSWORD: POSTMARK_PASSWORD,
  SES_TOPIC_ARN: TOPIC,
};

const db = openDatabase(env.DB, AbortSignal.timeout(600_000));

export async function marks(): Promise<readonly string[]> {
  return (await listRecipientMarks(db)).map(({ address, mark, provider, reason }) =>
    [address, mark, provider, reason].join(" "),
  );
}

export async function forgetMarks(): Promise<void> {
  await env.DB.batch(
    ["recipient_marks", "sights", "interactions", "audit"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
  );
}

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** A request to a provider's webhook, and what is answered once all that follows it is done. */
export async function came(
  provider: string,
  body: BodyInit | null,
  headers: HeadersInit = {},
  changes: object = {},
  method = "POST",
): Promise<Answered> {
  const request = new Request(`${ORIGIN}/webhooks/mail/${provider}`, { method, body, headers });
  const { response, rest } = await direct(request, { ...SETTINGS, ...changes });
  const text = await response.text();
  await rest;
  return { status: response.status, text, headers: response.headers };
}

let tokens = 0;

/** The body and the headers with which a provider reports an event just now. */
export async function signed(provider: Provider, event: unknown): Promise<readonly [string, Record<string, string>]> {
  switch (provider) {
    case "resend": {
      const body = JSON.stringify(event);
      return [body, svixHeaders(body, Date.now())];
    }
    case "mailgun": {
      tokens += 1;
      const signature = await mailgunSigned(Date.now(), String(tokens).padStart(50, "0"));
      return [JSON.stringify({ ...Object(event), signature }), {}];
    }
    case "postmark":
      return [JSON.stringify(event), { ...basic(`postmark:${POSTMARK_PASSWORD}`) }];
    case "ses":
      return [JSON.stringify(await snsSigned(notification(event))), { "x-amz-sns-message-type": "Notification" }];
  }
}

export async function report(provider: Provider, event: unknown, changes: object = {}): Promise<Answered> {
  return came(provider, ...(await signed(provider, event)), changes);
}
