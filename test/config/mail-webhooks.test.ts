import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { missingMailWebhooks } from "../../src/config/mail-webhooks.ts";
import { mailWebhookWarningsFor } from "../../src/web/pages/settings/mail-webhook-warnings.ts";

const RIGHT = {
  VCC_SECRET_KEY: "webhook-secret-of-32-characters-or-more",
  ADMIN_TOKEN: "admin-token-of-32-characters-or-more",
  SLACK_WEBHOOK_URL: "https://hooks.slack.test/services/T000/B000/XXXX",
};
const ALL = {
  RESEND_WEBHOOK_SECRET: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  MAILGUN_SIGNING_KEY: "any key of theirs",
  POSTMARK_WEBHOOK_PASSWORD: "postmark-password-of-32-characters",
  SES_TOPIC_ARN: "arn:aws:sns:eu-west-1:123456789012:bounces",
};

function mistakesOf(changes: object): readonly string[] {
  const reading = readConfig({ ...RIGHT, ...changes });
  return reading.ok ? [] : reading.mistakes.map(({ setting, problem }) => `${setting} ${problem}`);
}

describe("what verifies the webhooks of mail providers", () => {
  it("is read from the settings, and is not there where nothing is set", () => {
    const reading = readConfig({ ...RIGHT, ...ALL, MAILGUN_SIGNING_KEY: " any key of theirs\n" });
    expect(reading).toMatchObject({
      config: {
        mailWebhooks: {
          resend: ALL.RESEND_WEBHOOK_SECRET,
          mailgun: ALL.MAILGUN_SIGNING_KEY,
          postmark: ALL.POSTMARK_WEBHOOK_PASSWORD,
          ses: ALL.SES_TOPIC_ARN,
        },
      },
    });
    expect(readConfig(RIGHT)).toMatchObject({
      config: { mailWebhooks: { resend: null, mailgun: null, postmark: null, ses: null }, missingMailWebhooks: [] },
    });
  });

  it.each<[object, RegExp]>([
    [{ RESEND_WEBHOOK_SECRET: "re_123456789" }, /^RESEND_WEBHOOK_SECRET is no signing secret of Resend: .*whsec_/],
    [{ RESEND_WEBHOOK_SECRET: "whsec_" }, /^RESEND_WEBHOOK_SECRET is no signing secret/],
    [{ RESEND_WEBHOOK_SECRET: "  " }, /^RESEND_WEBHOOK_SECRET is blank/],
    [{ RESEND_WEBHOOK_SECRET: 7 }, /^RESEND_WEBHOOK_SECRET must be a text/],
    [{ MAILGUN_SIGNING_KEY: "\n" }, /^MAILGUN_SIGNING_KEY is blank/],
    [{ POSTMARK_WEBHOOK_PASSWORD: "too short" }, /^POSTMARK_WEBHOOK_PASSWORD is shorter than 32 characters/],
    [{ POSTMARK_WEBHOOK_PASSWORD: RIGHT.ADMIN_TOKEN }, /^POSTMARK_WEBHOOK_PASSWORD is the same as ADMIN_TOKEN/],
    [{ SES_TOPIC_ARN: "bounces" }, /^SES_TOPIC_ARN is no topic of Amazon SNS: write arn:aws:sns:/],
    [{ SES_TOPIC_ARN: "arn:aws:sqs:eu-west-1:123456789012:bounces" }, /^SES_TOPIC_ARN is no topic/],
  ])("is wrong as %o, and its value is not repeated", (changes, words) => {
    const mistakes = mistakesOf(changes);
    expect(mistakes).toEqual([expect.stringMatching(words)]);
    for (const value of Object.values(changes)) {
      if (typeof value === "string" && value.length > 10) expect(mistakes[0]).not.toContain(value);
    }
  });
});

describe("a provider whose bounces nobody receives", () => {
  const TARGETS = {
    leads: { channel: "email", provider: "resend", to: ["leads@example.com"] },
    more: { channel: "email", provider: "resend", to: ["more@example.com"] },
    boss: { channel: "email", provider: "ses", to: ["boss@example.com"] },
    relay: { channel: "email", provider: "smtp", to: ["relay@example.com"] },
    plain: { channel: "email", to: ["plain@example.com"] },
    chat: { channel: "slack", provider: "postmark" },
  };

  it("is one that a target sends with, and whose setting is missing", () => {
    expect(missingMailWebhooks({ TARGETS })).toEqual([
      { provider: "resend", setting: "RESEND_WEBHOOK_SECRET" },
      { provider: "ses", setting: "SES_TOPIC_ARN" },
    ]);
    expect(missingMailWebhooks({ TARGETS, ...ALL })).toEqual([]);
    expect(missingMailWebhooks({ TARGETS, RESEND_WEBHOOK_SECRET: ALL.RESEND_WEBHOOK_SECRET })).toEqual([
      { provider: "ses", setting: "SES_TOPIC_ARN" },
    ]);
  });

  it("is that of ALERT_EMAIL_TO too, if anybody is named there", () => {
    expect(missingMailWebhooks({ ALERT_EMAIL_TO: "leads@example.com", EMAIL_PROVIDER: "mailgun" })).toEqual([
      { provider: "mailgun", setting: "MAILGUN_SIGNING_KEY" },
    ]);
    for (const settings of [{ EMAIL_PROVIDER: "mailgun" }, { ALERT_EMAIL_TO: "leads@example.com" }, {}]) {
      expect(missingMailWebhooks(settings)).toEqual([]);
    }
    for (const odd of [7, "x", null, [], { leads: 7 }]) expect(missingMailWebhooks({ TARGETS: odd })).toEqual([]);
  });

  it("is worth a sentence that says what to do", () => {
    expect(mailWebhookWarningsFor({ ALERT_EMAIL_TO: "leads@example.com", EMAIL_PROVIDER: "postmark" })).toEqual([
      "Bounces and complaints of Postmark are not received: POSTMARK_WEBHOOK_PASSWORD is not set. Let Postmark report them to /webhooks/mail/postmark.",
    ]);
  });
});
