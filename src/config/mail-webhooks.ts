import { MAIL_PROVIDERS, type MailProvider, type MailWebhooks, WEBHOOK_SETTINGS } from "../intake/mail/provider.ts";
import { isTable, namedTables } from "../settings-table.ts";
import { SETTINGS } from "./var-table.ts";
import { type Env, type Report, readSetting, secret } from "./vars.ts";

/** What verifies the webhooks of mail providers: secrets, and the topic of Amazon SES. */
export function readMailWebhooks(env: Env, wrong: Report): MailWebhooks {
  const secretOf = (provider: MailProvider) => secret(env, WEBHOOK_SETTINGS[provider])?.trim() || null;
  return {
    resend: secretOf("resend"),
    mailgun: secretOf("mailgun"),
    postmark: secretOf("postmark"),
    ses: readSetting(env, SETTINGS.sesTopicArn, wrong),
  };
}

/** A provider that a target sends with, and whose bounces nobody receives. */
export interface MissingMailWebhook {
  readonly provider: MailProvider;
  /** What is not set. */
  readonly setting: string;
}

/** In the order of the providers, for the targets of `TARGETS` and for the one that ALERT_EMAIL_TO creates. */
export function missingMailWebhooks(env: Env): readonly MissingMailWebhook[] {
  const webhooks = readMailWebhooks(env, () => {});
  const used = new Set([
    ...namedTables(isTable(env.TARGETS) ? env.TARGETS : {}).tables.map(([, { channel, provider }]) =>
      channel === "email" ? provider : null,
    ),
    ...(readSetting(env, SETTINGS.emailTo, () => {}).length > 0 ? [env.EMAIL_PROVIDER] : []),
  ]);
  return MAIL_PROVIDERS.filter((provider) => used.has(provider) && webhooks[provider] === null).map((provider) => ({
    provider,
    setting: WEBHOOK_SETTINGS[provider],
  }));
}
