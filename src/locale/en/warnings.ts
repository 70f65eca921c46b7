/** A chat may expire before the last is told of it: by which rules, how late, and how many days would do. */
interface ShortRetention {
  readonly rules: string;
  readonly hold: string;
  readonly days: string;
  readonly needed: string;
}

/** What is worth a look: said on the page of the settings, and to whoever asks for the health. */
export const warnings = {
  weak: (name: string) =>
    `${name} is short: somebody could find it by trying. Do not keep it longer than it is needed.`,
  previous: (name: string) => `${name} is still set: remove it once nothing uses the old value any more.`,
  triesUncounted:
    "The rate limit SIGN_IN is not bound: wrong tokens are not limited. Take [[ratelimits]] over from wrangler.toml, and deploy.",
  shortRetention: ({ rules, hold, days, needed }: ShortRetention) =>
    `RETENTION_DAYS is ${days}, but by ${rules} a chat may be told of as late as ${hold} after it came in: by then it has expired. Raise RETENTION_DAYS to at least ${needed}, or shorten the closing of the hours, the escalation or the reminder.`,
  /** `path`: where the provider reports them. */
  mailWebhook: (provider: string, setting: string, path: string) =>
    `Bounces and complaints of ${provider} are not received: ${setting} is not set. Let ${provider} report them to ${path}.`,
  aside: {
    unreadable: (id: string, target: string, since: string) =>
      `${id} for ${target} can not be read, and has been passed over since ${since}: a newer version wrote it, or it is broken. Deploy the newer version again, or look at the row in D1.`,
    refused: (id: string, target: string, since: string) =>
      `The database refused to record message ${id} to ${target} at ${since}, for good. What became of its deliveries is recorded, its attempts may not be: look at the deliveries to ${target} of that time.`,
    other: (id: string, target: string, since: string, code: string) =>
      `${id} for ${target} has been set aside since ${since} (${code}): a newer version knows why.`,
    more: "There is more that has been set aside.",
  },
};
