import { type MissingMailWebhook, missingMailWebhooks } from "../../../config/mail-webhooks.ts";
import type { Language } from "../../../locale/locale.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { mailProviderName } from "../../../locale/mail-provider.ts";

/** Providers that targets send with, and whose bounces are not received. */
export function mailWebhookWarnings(missing: readonly MissingMailWebhook[], language: Language): readonly string[] {
  return missing.map(({ provider, setting }) =>
    wordsFor(language).warnings.mailWebhook(mailProviderName(provider), setting, `/webhooks/mail/${provider}`),
  );
}

/** The same for `npm run check`. */
export function mailWebhookWarningsFor(env: Readonly<Record<string, unknown>>): readonly string[] {
  return mailWebhookWarnings(missingMailWebhooks(env), "en");
}
