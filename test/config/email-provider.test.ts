import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config/config.ts";

const ENOUGH = {
  VCC_SECRET_KEY: "door-secret-of-32-characters-or-more",
  ADMIN_TOKEN: "admin-secret-of-32-characters-or-more",
  ALERT_EMAIL_TO: "supervisor@example.com",
  ALERT_EMAIL_FROM: "alerts@example.com",
};

function mistakes(env: object): readonly string[] {
  const reading = readConfig({ ...ENOUGH, ...env });
  return reading.ok ? [] : reading.mistakes.map(({ setting, problem }) => `${setting} ${problem}`);
}

const SMTP = { EMAIL_PROVIDER: "smtp", EMAIL_HOST: "smtp.example.com", EMAIL_USER: "alerts", EMAIL_PASSWORD: "secret" };
const SES = { EMAIL_PROVIDER: "ses", EMAIL_REGION: "eu-central-1", EMAIL_ACCESS_KEY: "a", EMAIL_SECRET_KEY: "b" };

describe("who sends the e-mails of the target that ALERT_EMAIL_TO makes", () => {
  it.each<[string, object]>([
    ["nobody but Cloudflare", {}],
    ["Cloudflare, in words", { EMAIL_PROVIDER: "cloudflare" }],
    ["a service with its key", { EMAIL_PROVIDER: "resend", EMAIL_KEY: "re_123" }],
    ["a service with a key under another name", { EMAIL_PROVIDER: "postmark", EMAIL_KEY: "TOKEN", TOKEN: "a-b" }],
    ["Mailgun", { EMAIL_PROVIDER: "mailgun", EMAIL_KEY: "a", EMAIL_DOMAIN: "mg.example.com", EMAIL_REGION: "eu" }],
    ["SES", SES],
    ["a mail server", SMTP],
    ["a mail server, with its port as a number", { ...SMTP, EMAIL_PORT: 587 }],
    ["a stand-in", { EMAIL_PROVIDER: "resend", EMAIL_KEY: "re_123", EMAIL_API: "http://127.0.0.1:8080/resend" }],
    ["a mail server on this machine", { EMAIL_PROVIDER: "smtp", EMAIL_HOST: "127.0.0.1", EMAIL_PORT: 2525 }],
    ["Cloudflare, with a key that was left over", { EMAIL_KEY: "re_123", EMAIL_PASSWORD: " " }],
  ])("is set by vars and secrets: %s", (_, env) => {
    expect(mistakes(env)).toEqual([]);
  });

  it("is no other target's", () => {
    const TARGETS = { leads: { channel: "email", to: ["a@example.com"] } };
    expect(mistakes({ EMAIL_PROVIDER: "resend", EMAIL_KEY: "re_123", TARGETS })).toEqual([]);
    expect(mistakes({ TARGETS: { leads: { ...TARGETS.leads, provider: "resend" } }, EMAIL_KEY: "re_123" })).toEqual([
      expect.stringMatching(/^TARGETS\.leads has no key: it must be the name of a secret/),
    ]);
  });

  it.each<[object, readonly RegExp[]]>([
    [{ EMAIL_PROVIDER: "resnd" }, [/^EMAIL_PROVIDER is no mail provider; did you mean "resend"\?$/]],
    [{ EMAIL_PROVIDER: 7 }, [/^EMAIL_PROVIDER must name/]],
    [
      { EMAIL_PROVIDER: "resend" },
      [/^EMAIL_KEY names the secret EMAIL_KEY, which is not set: npx wrangler secret put/],
    ],
    [{ EMAIL_PROVIDER: "resend", EMAIL_KEY: " " }, [/^EMAIL_KEY names the secret EMAIL_KEY, which is blank/]],
    [
      { EMAIL_PROVIDER: "mailgun", EMAIL_KEY: "a" },
      [/^EMAIL_DOMAIN has no domain: it must be the domain that Mailgun sends from/],
    ],
    [{ ...SES, EMAIL_REGION: "Frankfurt" }, [/^EMAIL_REGION must be the region of your SES account/]],
    [{ ...SMTP, EMAIL_PORT: 25 }, [/^EMAIL_PORT must be 465/]],
    [{ EMAIL_PROVIDER: "smtp" }, [/^EMAIL_HOST has no/, /^EMAIL_USER has no/, /^EMAIL_PASSWORD names the secret/]],
    [{ EMAIL_HOST: "smtp.example.com" }, [/^EMAIL_HOST is a setting of provider = "smtp"/]],
    [{ EMAIL_PROVIDER: "resend", EMAIL_KEY: "a", EMAIL_API: "http://a.example" }, [/^EMAIL_API must start with https/]],
    [{ EMAIL_PROVIDR: "resend" }, []],
    [{ "email-provider": "resend" }, [/^email-provider is no setting; did you mean "EMAIL_PROVIDER"\?$/]],
  ])("is wrong where it is: %j", (env, expected) => {
    const said = mistakes(env);
    for (const [index, form] of expected.entries()) expect(said[index]).toMatch(form);
    expect(said).toHaveLength(expected.length);
  });
});
