const NAMES: Readonly<Record<string, string>> = {
  resend: "Resend",
  postmark: "Postmark",
  mailgun: "Mailgun",
  ses: "Amazon SES",
  cloudflare: "Cloudflare",
  smtp: "SMTP",
};

/** A mail provider as every language calls it. One that only a newer version knows is called as it is stored. */
export function mailProviderName(provider: string): string {
  return NAMES[provider] ?? provider;
}
