import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Settings } from "../../../src/channels/channel.ts";
import { email } from "../../../src/channels/email/channel.ts";

const SECRETS: Readonly<Record<string, string>> = {
  RESEND_KEY: "re_123",
  SES_ID: "AKIDEXAMPLE",
  SES_SECRET: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
  PASSWORD: "Jelszó 1 ",
  ODD: "re_1\r\nX-Evil: 1",
  SPACED: "re 123",
};

const TARGET = { channel: "email", to: "leads@example.com", from: "alerts@example.com" };

const RIGHT: Readonly<Record<string, Settings>> = {
  cloudflare: {},
  resend: { key: "RESEND_KEY" },
  postmark: { key: "RESEND_KEY" },
  mailgun: { key: "RESEND_KEY", domain: "mg.example.com" },
  ses: { access_key: "SES_ID", secret_key: "SES_SECRET", region: "eu-central-1" },
  smtp: { host: "smtp.example.com", user: "alerts", password: "PASSWORD" },
};

const KEYS = ["key", "api", "domain", "region", "access_key", "secret_key", "host", "port", "user", "password"];

const OWN: Readonly<Record<string, readonly string[]>> = {
  cloudflare: [],
  resend: ["key", "api"],
  postmark: ["key", "api"],
  mailgun: ["key", "domain", "region", "api"],
  ses: ["access_key", "secret_key", "region", "api"],
  smtp: ["host", "port", "user", "password"],
};

const connect = (settings: Settings) => email.connect({ ...TARGET, ...settings }, (name) => SECRETS[name]);

function provider(settings: Settings) {
  const connected = connect(settings);
  if (!connected.ok) throw new Error(JSON.stringify(connected.mistakes));
  return connected.options.provider;
}

function mistakes(settings: Settings): readonly string[] {
  const connected = connect(settings);
  return connected.ok ? [] : connected.mistakes.map(({ key, problem }) => `${key} ${problem}`);
}

describe("who sends a target's e-mails", () => {
  it.each<[string, Settings, object]>([
    ["resend", {}, { name: "resend", key: "re_123", api: "https://api.resend.com" }],
    [" Resend", {}, { name: "resend", key: "re_123", api: "https://api.resend.com" }],
    ["postmark", {}, { name: "postmark", key: "re_123", api: "https://api.postmarkapp.com" }],
    ["mailgun", {}, { name: "mailgun", key: "re_123", domain: "mg.example.com", api: "https://api.mailgun.net" }],
    ["mailgun", { region: "EU" }, { api: "https://api.eu.mailgun.net" }],
    ["mailgun", { region: "eu", api: "http://127.0.0.1:8080/mg/" }, { api: "http://127.0.0.1:8080/mg" }],
    ["ses", {}, { api: "https://email.eu-central-1.amazonaws.com", region: "eu-central-1", accessKey: "AKIDEXAMPLE" }],
    ["smtp", {}, { port: 465, tls: "implicit", login: { user: "alerts", password: "Jelszó 1" } }],
    ["smtp", { port: 587 }, { port: 587, tls: "starttls" }],
    ["smtp", { port: " 587" }, { port: 587, tls: "starttls" }],
    ["smtp", { host: "127.0.0.1", port: 2525 }, { host: "127.0.0.1", port: 2525, tls: "optional" }],
    ["smtp", { host: "localhost", port: 465 }, { tls: "implicit" }],
  ])("is %s with %j", (name, more, read) => {
    expect(provider({ provider: name, ...RIGHT[name.trim().toLowerCase()], ...more })).toMatchObject(read);
  });

  it("is a server on this machine that takes e-mail from anybody", () => {
    expect(provider({ provider: "smtp", host: "127.0.0.1", port: 2525 })).toMatchObject({ login: null });
  });

  it("is Cloudflare where it is not said", () => {
    expect(provider({})).toEqual({ name: "cloudflare" });
  });
});

describe("a mistake in who sends a target's e-mails", () => {
  it.each<[Settings, readonly (string | RegExp)[]]>([
    [{ provider: "resnd" }, [/^provider is no mail provider; did you mean "resend"\?$/]],
    [{ provider: "sendgrid" }, [/^provider is no mail provider; there is "cloudflare", .*"smtp"$/]],
    [{ provider: 7 }, [/^provider must name who sends the e-mails: "cloudflare"/]],
    [{ provider: "resend" }, [/^key has no key: it must be the name of a secret, such as "RESEND_KEY"$/]],
    [
      { provider: "resend", key: 7 },
      [/^key must be the name of a secret, such as "RESEND_KEY", and never the key itself$/],
    ],
    [{ provider: "resend", key: "re_123" }, [/^key names the secret re_123, which is not set/]],
    [{ provider: "resend", key: "ODD" }, [/^key names a secret that can not be a key/]],
    [{ provider: "resend", key: "SPACED" }, [/^key names a secret that can not be a key/]],
    [{ provider: "mailgun" }, [/^key has no key/, /^domain has no domain: it must be the domain that/]],
    [
      { provider: "mailgun", ...RIGHT.mailgun, region: "de" },
      [/^region must be where your Mailgun domain is: "us" or/],
    ],
    [{ provider: "mailgun", ...RIGHT.mailgun, domain: "a/b" }, [/^domain must be/]],
    [{ provider: "ses" }, [/^access_key has no access_key/, /^secret_key has no/, /^region has no region: it must be/]],
    [{ provider: "ses", ...RIGHT.ses, region: "EU" }, [/^region must be/]],
    [
      { provider: "smtp" },
      [/^host has no host/, /^user has no user/, /^password has no password: it must be the name/],
    ],
    [{ provider: "smtp", ...RIGHT.smtp, port: 25 }, [/^port must be 465 .* or 587 .*: Cloudflare lets nobody/]],
    [{ provider: "smtp", ...RIGHT.smtp, port: 2525 }, [/^port must be 465/]],
    [{ provider: "smtp", ...RIGHT.smtp, port: true }, [/^port must be 465/]],
    [
      { provider: "smtp", ...RIGHT.smtp, host: "smtp://a.example" },
      [/^host must be the name of your mail server alone/],
    ],
    [{ provider: "smtp", ...RIGHT.smtp, host: "a.example\r\nRSET" }, [/^host must be/]],
    [{ provider: "smtp", ...RIGHT.smtp, user: "a\r\nRSET" }, [/^user must be one line/]],
    [{ provider: "smtp", ...RIGHT.smtp, password: "ODD" }, [/^password names a secret with control characters/]],
    [
      { provider: "smtp", host: "127.0.0.1", user: "a" },
      [/^password has no password: it must be the name of a secret/],
    ],
    [
      { ...RIGHT.resend },
      [/^key is a setting of provider = "resend", "postmark" or "mailgun", and this target's is "cl/],
    ],
    [{ provider: "resend", ...RIGHT.resend, host: "a.example" }, [/^host is a setting of provider = "smtp", and this/]],
    [{ provider: "smtp", ...RIGHT.smtp, api: "https://a.example" }, [/^api is a setting of provider = "resend",/]],
    [
      { provider: "resend", ...RIGHT.resend, hosst: 1 },
      [/^hosst is no setting of this channel; did you mean "host"\?$/],
    ],
    [
      { provider: "smtp", to: [], from: "x", host: "a b", port: 1, hots: 1 },
      [/^hots/, /^to/, /^from/, /^host/, /^port/, /^user/, /^password/],
    ],
    [{ provider: "resnd", host: "a b", to: 1, colour: 1 }, [/^colour/, /^provider/, /^to/]],
  ])("is named, and what would be right: %j", (settings, expected) => {
    const said = mistakes(settings);
    for (const [index, form] of expected.entries()) expect(said[index]).toMatch(form);
    expect(said).toHaveLength(expected.length);
  });

  it.each([
    "http://api.example",
    "ftp://api.example",
    "api.example",
    "https://a.example?b",
    "https://u:p@a.example",
    7,
  ])("is an api at %j", (api) => {
    for (const name of ["resend", "postmark", "mailgun", "ses"]) {
      expect(mistakes({ provider: name, ...RIGHT[name], api })).toEqual([
        expect.stringMatching(/^api must start with/),
      ]);
    }
  });

  it("is every key of another provider, and no key of its own", () => {
    for (const [name, own] of Object.entries(OWN)) {
      const given = Object.fromEntries(KEYS.map((key) => [key, "x"]));
      const foreign = mistakes({ ...given, provider: name }).filter((said) =>
        said.includes("is a setting of provider"),
      );
      const named = foreign.map((said) => said.split(" ")[0] ?? "");
      expect(named.toSorted()).toEqual(KEYS.filter((key) => !own.includes(key)).toSorted());
    }
  });

  it("never repeats a secret, or what may be one in the wrong place", () => {
    const pasted = fc.string({ minLength: 12, unit: "grapheme-ascii" }).filter((text) => !/^\w+$/.test(text));
    const property = fc.property(pasted, fc.constantFrom(...Object.keys(RIGHT)), (text, name) => {
      const secrets = Object.fromEntries(["key", "access_key", "secret_key", "password"].map((key) => [key, text]));
      for (const said of mistakes({ provider: name, ...RIGHT[name], ...secrets })) expect(said).not.toContain(text);
    });
    fc.assert(property, { numRuns: 100 });
  });
});
