/** Who reports bounces and complaints to `/webhooks/mail/{provider}`. */
export const MAIL_PROVIDERS = ["resend", "mailgun", "ses", "postmark"] as const;
export type MailProvider = (typeof MAIL_PROVIDERS)[number];

export function readMailProvider(name: unknown): MailProvider | null {
  return MAIL_PROVIDERS.find((known) => known === name) ?? null;
}

/** The setting that verifies a provider's webhook. */
export const WEBHOOK_SETTINGS: Readonly<Record<MailProvider, string>> = {
  resend: "RESEND_WEBHOOK_SECRET",
  mailgun: "MAILGUN_SIGNING_KEY",
  ses: "SES_TOPIC_ARN",
  postmark: "POSTMARK_WEBHOOK_PASSWORD",
};

/** The settings that verify the webhooks; null: the provider's webhook does not exist here. */
export type MailWebhooks = Readonly<Record<MailProvider, string | null>>;

export const SVIX_PREFIX = "whsec_";

const BASE64 = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{4}|[A-Za-z\d+/]{3}=?|[A-Za-z\d+/]{2}(?:==)?)$/;

/** Whether a secret is one of Svix, such as `whsec_MfKQ…`. */
export function isSvixSecret(secret: string): boolean {
  return secret.startsWith(SVIX_PREFIX) && BASE64.test(secret.slice(SVIX_PREFIX.length));
}
