import { env } from "cloudflare:workers";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import EVENTS from "../../fixtures/mail/events.json";
import {
  amazon,
  basic,
  CERTIFICATE_URL,
  mailgunSigned,
  notification,
  SUBSCRIBE_URL,
  snsSigned,
  subscription,
  svixHeaders,
} from "../../intake/support/mail-signing.ts";
import { direct } from "../support/direct.ts";
import { ADMIN, ORIGIN } from "../support/door.ts";
import { faultyDatabase } from "../support/faulty.ts";
import { came, forgetMarks, marks, PROVIDERS, type Provider, report, signed } from "./support/mail-door.ts";

const BOUNCE: Readonly<Record<Provider, unknown>> = {
  resend: { type: "email.bounced", data: { to: ["leads@example.com"], bounce: { type: "Permanent" } } },
  mailgun: { "event-data": { event: "failed", severity: "permanent", recipient: "leads@example.com" } },
  postmark: { RecordType: "Bounce", Inactive: true, Email: "leads@example.com" },
  ses: {
    notificationType: "Bounce",
    bounce: { bounceType: "Permanent", bouncedRecipients: [{ emailAddress: "leads@example.com" }] },
  },
};

const REASON: Readonly<Record<Provider, string>> = { resend: "Permanent", mailgun: "", postmark: "", ses: "Permanent" };

/** Amazon's server, in the place of the network. */
let sns = amazon();

beforeEach(async () => {
  sns = amazon({ [SUBSCRIBE_URL]: "<ConfirmSubscriptionResponse/>" });
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url) => {
    const text = await sns.getText(String(url));
    return new Response(text, { status: text === null ? 404 : 200 });
  });
  await forgetMarks();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const refused = async () =>
  (await env.DB.prepare("SELECT kind, count FROM sights WHERE kind LIKE 'wrong%'").all()).results;

describe.each(PROVIDERS)("a bounce that %s reports", (provider) => {
  it("marks the recipient, however the settings spell the address, and only once", async () => {
    const answer = await report(provider, BOUNCE[provider]);
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { status: "marked" }]);
    const marked = [`leads@example.com bounced ${provider} ${REASON[provider]}`];
    expect(await marks()).toEqual(marked);
    expect((await report(provider, BOUNCE[provider])).status).toBe(200);
    expect(await marks()).toEqual(marked);
  });

  it("is of no interest where nobody in the settings has the address", async () => {
    const answer = await report(provider, JSON.parse(JSON.stringify(BOUNCE[provider]).replace("leads@", "other@")));
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { status: "ignored" }]);
    expect(await marks()).toEqual([]);
  });

  it("is not lost while D1 is away: the provider comes again", async () => {
    const [body, headers] = await signed(provider, BOUNCE[provider]);
    const away = { DB: faultyDatabase(env.DB, { failures: 99, message: "D1_ERROR: away" }).d1 };
    expect((await came(provider, body, headers, away)).status).toBe(503);
    expect((await came(provider, body, headers)).status).toBe(200);
    expect(await marks()).toHaveLength(1);
  });

  it("is taken although a commit was believed to have failed", async () => {
    const DB = faultyDatabase(env.DB, { failures: 1, commits: true }).d1;
    expect((await report(provider, BOUNCE[provider], { DB })).status).toBe(200);
    expect(await marks()).toHaveLength(1);
  });
});

describe.each(PROVIDERS)("an event of %s", (provider) => {
  const own = EVENTS.filter((event) => event.provider === provider);

  it.each(own.map((event) => [event.about, event] as const))("is answered 200: %s", async (_, { body, expected }) => {
    expect((await report(provider, body)).status).toBe(200);
    const known = expected.filter(({ address }) => ["leads@example.com", "boss@example.com"].includes(address));
    expect(await marks()).toEqual(
      known.map(({ address, mark, reason }) => [address, mark, provider, reason].join(" ")).toSorted(),
    );
  });

  it("that is signed, and anything at all, is answered without a fault", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (body) => {
        const { status } = await report(provider, body);
        expect([200, 401]).toContain(status);
      }),
      { numRuns: 40 },
    );
    expect(await marks()).toEqual([]);
  });
});

describe.each(PROVIDERS)("a request to the webhook of %s", (provider) => {
  it("that is not signed, or by somebody else, is answered 401, and nothing is stored", async () => {
    const [body, headers] = await signed(provider, BOUNCE[provider]);
    const bodies: readonly (BodyInit | null)[] = [null, "", "{}", "[]", "null", "<html>", '{"signature":{}}', "\xff"];
    for (const other of bodies) expect((await came(provider, other)).status).toBe(401);
    if (provider !== "mailgun" && provider !== "ses") expect((await came(provider, body)).status).toBe(401);
    const others = {
      ...{ RESEND_WEBHOOK_SECRET: "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", MAILGUN_SIGNING_KEY: "another" },
      POSTMARK_WEBHOOK_PASSWORD: "another-postmark-password-of-32-characters",
      SES_TOPIC_ARN: "arn:aws:sns:us-west-2:123456789012:Another",
    };
    const answer = await came(provider, body, headers, others);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
    expect(await marks()).toEqual([]);
    expect(await env.DB.prepare("SELECT * FROM interactions").all()).toMatchObject({ results: [] });
  });

  it("that is too large is answered 413, and read no further", async () => {
    const [, headers] = await signed(provider, BOUNCE[provider]);
    expect((await came(provider, "x".repeat(1_000_001), headers)).status).toBe(413);
  });

  it.each(["GET", "HEAD", "PUT", "DELETE", "PATCH"])("by %s is answered 405 with what is allowed", async (method) => {
    const { status, headers } = await came(provider, null, {}, {}, method);
    expect([status, headers.get("Allow")]).toEqual([405, "POST"]);
  });

  it("is answered as any path that does not exist where its setting is missing", async () => {
    const [body, headers] = await signed(provider, BOUNCE[provider]);
    const missing = {
      ...{ RESEND_WEBHOOK_SECRET: "", MAILGUN_SIGNING_KEY: "", POSTMARK_WEBHOOK_PASSWORD: "", SES_TOPIC_ARN: "" },
    };
    for (const method of ["GET", "POST", "PUT", "DELETE"]) {
      for (const who of [{}, ADMIN]) {
        const with_ = { ...headers, ...who };
        const sent = method === "GET" ? null : body;
        const answer = await came(provider, sent, with_, missing, method);
        const nowhere = await direct(new Request(`${ORIGIN}/nowhere`, { method, body: sent, headers: with_ }), missing);
        const there = { status: nowhere.response.status, text: await nowhere.response.text() };
        expect({
          status: answer.status,
          text: answer.text.replace(/webhooks\/mail\/\w+|webhooks%2Fmail%2F\w+/, "nowhere"),
        }).toEqual(there);
      }
    }
    expect(await marks()).toEqual([]);
  });

  it("is answered 503 while the settings are invalid", async () => {
    expect((await report(provider, BOUNCE[provider], { LOCALE: "xx" })).status).toBe(503);
  });
});

it.each(["sendgrid", "Resend", "constructor", "__proto__", "toString", "%00"])(
  "a provider that nobody knows (%s) is answered as any path that does not exist",
  async (provider) => {
    expect((await came(provider, "{}")).status).toBe(401);
    expect((await came(provider, "{}", ADMIN)).status).toBe(404);
    expect((await came(provider, null, ADMIN, {}, "GET")).status).toBe(404);
  },
);

describe("a signature", () => {
  it.each(PROVIDERS)(
    "of %s that is wrong is told to the engineers, and one that is missing is not",
    async (provider) => {
      const wrong: Readonly<Record<Provider, () => Promise<readonly [string, Record<string, string>]>>> = {
        resend: async () => ["{}", { ...svixHeaders("x", Date.now()) }],
        mailgun: async () => [JSON.stringify({ signature: await mailgunSigned(Date.now(), "x", "another") }), {}],
        postmark: async () => ["{}", { ...basic("postmark:wrong") }],
        ses: async () => [JSON.stringify(await snsSigned(notification("{}", { TopicArn: "another" }))), {}],
      };
      // What was counted less than a minute ago is written later.
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + (PROVIDERS.indexOf(provider) + 1) * 3_600_000 });
      expect((await came(provider, "{}")).status).toBe(401);
      expect(await refused()).toEqual([]);
      expect((await came(provider, ...(await wrong[provider]()))).status).toBe(401);
      expect(await refused()).toMatchObject([{ kind: "wrong-signature" }]);
    },
  );

  it("of Mailgun is accepted once, whatever comes with it the second time", async () => {
    const signature = await mailgunSigned(Date.now(), crypto.randomUUID());
    const delivered = JSON.stringify({
      "event-data": { event: "delivered", recipient: "leads@example.com" },
      signature,
    });
    const forged = JSON.stringify({ ...Object(BOUNCE.mailgun), signature });
    const recased = JSON.stringify({
      ...Object(BOUNCE.mailgun),
      signature: { ...signature, signature: signature.signature.toUpperCase() },
    });
    expect((await came("mailgun", delivered)).status).toBe(200);
    for (const body of [forged, recased, delivered]) expect((await came("mailgun", body)).status).toBe(401);
    expect(await marks()).toEqual([]);
    // It is no sign of a wrong secret.
    expect(await refused()).toEqual([]);
  });

  it("of Mailgun is accepted once of many requests at the same time", async () => {
    const signature = await mailgunSigned(Date.now(), crypto.randomUUID());
    const body = JSON.stringify({ ...Object(BOUNCE.mailgun), signature });
    const answers = await Promise.all(Array.from({ length: 8 }, () => came("mailgun", body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(401)]);
  });

  it("of Resend that is old is not accepted", async () => {
    const body = JSON.stringify(BOUNCE.resend);
    const minutes = (count: number) => svixHeaders(body, Date.now() + count * 60_000);
    for (const count of [-6, 6, -600]) expect((await came("resend", body, minutes(count))).status).toBe(401);
    for (const count of [-4, 4]) expect((await came("resend", body, minutes(count))).status).toBe(200);
  });
});

describe("Amazon SNS", () => {
  it("is told that its messages are wanted, if it is of our topic and signed", async () => {
    const answer = await came("ses", JSON.stringify(await snsSigned(subscription())));
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { status: "subscribed" }]);
    expect(sns.asked).toContain(SUBSCRIBE_URL);
  });

  it.each([
    ["of another topic", { TopicArn: "arn:aws:sns:us-west-2:123456789012:Other" }],
    ["that is not signed", { Signature: "AAAA" }],
    ["whose certificate is elsewhere", { SigningCertURL: "https://evil.example/SimpleNotificationService-1.pem" }],
  ])("is told nothing by a request %s", async (_, changes) => {
    const whole = await snsSigned(subscription());
    const body = JSON.stringify(
      "TopicArn" in changes ? await snsSigned(subscription(changes)) : { ...whole, ...changes },
    );
    expect((await came("ses", body)).status).toBe(401);
    expect(sns.asked.filter((url) => url !== CERTIFICATE_URL)).toEqual([]);
  });

  it.each([
    "https://evil.example/",
    "http://sns.us-west-2.amazonaws.com/",
    "https://sns.us-west-2.amazonaws.com:8080/",
  ])("is never told at %s", async (SubscribeURL) => {
    const answer = await came("ses", JSON.stringify(await snsSigned(subscription({ SubscribeURL }))));
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { status: "ignored" }]);
    expect(sns.asked).not.toContain(SubscribeURL);
  });

  it("comes again where it could not be told, or its certificate could not be fetched", async () => {
    sns = amazon({ [SUBSCRIBE_URL]: null });
    const answer = await came("ses", JSON.stringify(await snsSigned(subscription())));
    expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "30"]);
    const SigningCertURL = "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-gone.pem";
    const body = JSON.stringify(await snsSigned(notification("{}", { SigningCertURL })));
    expect((await came("ses", body)).status).toBe(503);
  });

  it("may end the subscription, or say something that is no event", async () => {
    const ended = await snsSigned(subscription({ Type: "UnsubscribeConfirmation" }));
    const validated = await snsSigned(
      notification("Successfully validated SNS topic for Amazon SES event publishing."),
    );
    for (const message of [ended, validated]) expect((await came("ses", JSON.stringify(message))).status).toBe(200);
    expect(sns.asked).not.toContain(SUBSCRIBE_URL);
  });
});

it("what is logged of a request has no address and nothing of its body", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  for (const provider of PROVIDERS) await report(provider, BOUNCE[provider]);
  const lines = log.mock.calls.map(([line]) => JSON.parse(String(line)));
  expect(lines.filter(({ event }) => event === "mail-webhook")).toMatchObject(
    PROVIDERS.map((provider) => ({ provider, outcome: "marked", recipients: 1 })),
  );
  expect(JSON.stringify(lines)).not.toMatch(/leads|example\.com|Permanent|amazonaws/);
});
