import { AwsV4Signer } from "aws4fetch";
import { describe, expect, it } from "vitest";
import type { Settings } from "../../../../src/channels/channel.ts";
import { email } from "../../../../src/channels/email/channel.ts";
import type { PostRequest } from "../../../../src/channels/http.ts";
import type { Message } from "../../../../src/channels/message.ts";
import { mailgun } from "../../../standin/mail/providers/mailgun.ts";
import { readAuthorization, signatureOf } from "../../../standin/mail/providers/sigv4.ts";
import { missed } from "../../support/messages.ts";
import { served } from "../support/served.ts";

const NOW = Date.UTC(2025, 2, 6, 17, 6, 40);

const SECRETS: Readonly<Record<string, string>> = { KEY: "key-1", ID: "AKIDEXAMPLE", SECRET: "secret" };
const TO = ["leads@example.com", "boss@example.com"];

async function requestOf(
  settings: Settings,
  id = "5f1d7e84",
  part: string | null = TO[0] ?? null,
  message: Message = missed,
) {
  const target = { channel: "email", to: TO, from: "Dr. Éva <alerts@example.com>", ...settings };
  const connected = email.connect(target, (name) => SECRETS[name]);
  if (!connected.ok) throw new Error(JSON.stringify(connected.mistakes));
  const requests: PostRequest[] = [];
  const post = async (request: PostRequest) => {
    requests.push(request);
    return { kind: "answered", status: 200, retryAfter: null, text: "{}" } as const;
  };
  await email.send(message, connected.options, { post, now: () => NOW }, { id, part });
  const [request] = requests;
  if (request === undefined) throw new Error("nothing was asked");
  return request;
}

const RESEND = { provider: "resend", key: "KEY" };
const SES = { provider: "ses", access_key: "ID", secret_key: "SECRET", region: "eu-central-1" };
const MAILGUN = { provider: "mailgun", key: "KEY", domain: "mg.example.com" };

describe("a request to Resend", () => {
  const key = async (id: string, part: string | null) => (await requestOf(RESEND, id, part)).headers["Idempotency-Key"];

  it("has a key that is the same in all attempts, and another one for other content and other recipients", async () => {
    expect(await key("a", TO[0] ?? null)).toBe(await key("a", TO[0] ?? null));
    const all = [
      await key("a", TO[0] ?? null),
      await key("a", TO[1] ?? null),
      await key("b", TO[0] ?? null),
      await key("a", null),
    ];
    expect(new Set(all).size).toBe(4);
  });

  it("has a key that fits, and no address in it", async () => {
    for (const id of ["a", "x".repeat(1_000)]) {
      expect(await key(id, TO[0] ?? null)).toMatch(/^(?!.*leads)[\x21-\x7e]{1,256}$/);
    }
  });

  it("names a sender whose name has a full stop as a mail program writes it", async () => {
    expect(JSON.parse((await requestOf(RESEND)).body).from).toBe('"Dr. Éva" <alerts@example.com>');
    expect(JSON.parse((await requestOf({ ...RESEND, from: "Dr. Eva <a@example.com>" })).body).from).toBe(
      '"Dr. Eva" <a@example.com>',
    );
    expect(JSON.parse((await requestOf({ ...RESEND, from: "a@example.com" })).body).from).toBe("a@example.com");
  });
});

describe("a request to Postmark or Mailgun", () => {
  it("lets nobody rewrite the links, which carry signatures", async () => {
    const { body } = await requestOf({ provider: "postmark", key: "KEY" });
    expect(JSON.parse(body)).toMatchObject({ TrackLinks: "None", TrackOpens: false });
    expect(new URLSearchParams((await requestOf(MAILGUN)).body).get("o:tracking")).toBe("no");
  });

  it.each(["%unsubscribe_url%", "%recipient.name%", "%Recipient_Email%", "50 % of %tag_unsubscribe_url%"])(
    "has no variable that Mailgun would replace: %s",
    async (typed) => {
      const message = { ...missed, title: typed, summary: typed, quote: { label: typed, text: typed } };
      const request = await requestOf(MAILGUN, "a", TO[0] ?? null, message);
      expect(mailgun(served(request), "key-1").faults).toEqual([]);
      const form = new URLSearchParams(request.body);
      expect(form.get("html")).toContain(typed.replaceAll(/%(?=\w)/g, "&#37;"));
      expect(form.get("text")?.replaceAll("\u2060", "")).toContain(typed);
    },
  );

  it("goes to the region where the domain is", async () => {
    expect((await requestOf(MAILGUN)).url).toBe("https://api.mailgun.net/v3/mg.example.com/messages");
    expect((await requestOf({ ...MAILGUN, region: "eu" })).url).toMatch(/^https:\/\/api\.eu\.mailgun\.net\/v3/);
  });
});

// docs.aws.amazon.com/IAM/latest/UserGuide: the example of a signed request; and post-vanilla of AWS's test suite.
const SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const STAMP = "20150830T123600Z";
const VECTORS = [
  {
    ...{ method: "GET", host: "iam.amazonaws.com", path: "/", query: "Action=ListUsers&Version=2010-05-08", body: "" },
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8", "x-amz-date": STAMP },
    scope: { region: "us-east-1", service: "iam", signedHeaders: ["content-type", "host", "x-amz-date"] },
    signature: "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
  },
  {
    ...{ method: "POST", host: "example.amazonaws.com", path: "/", query: "", body: "" },
    headers: { "x-amz-date": STAMP },
    scope: { region: "us-east-1", service: "service", signedHeaders: ["host", "x-amz-date"] },
    signature: "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
  },
];

describe("a signature for SES", () => {
  it.each(VECTORS)("is made as AWS publishes it: $scope.service", async ({ scope, signature, ...request }) => {
    expect(await signatureOf(request, scope, SECRET)).toBe(signature);
    const { method, host, query, headers } = request;
    const url = `https://${host}/${query === "" ? "" : `?${query}`}`;
    const allHeaders = scope.signedHeaders.includes("content-type");
    const keys = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: SECRET, region: scope.region, service: scope.service };
    const signer = new AwsV4Signer({ ...keys, method, url, headers, datetime: STAMP, allHeaders });
    expect(readAuthorization((await signer.sign()).headers.get("Authorization") ?? "")?.signature).toBe(signature);
  });

  it("covers the host, the time and the body", async () => {
    const request = await requestOf(SES);
    const { host, path, method, headers, body } = served(request);
    const signed = readAuthorization(headers.authorization ?? "");
    if (signed === null) throw new Error("not signed");
    expect(signed).toMatchObject({ keyId: "AKIDEXAMPLE", date: "20250306", region: "eu-central-1", service: "ses" });
    expect(signed.signedHeaders).toEqual(["host", "x-amz-date"]);
    const right = { method, host, path, headers, body };
    expect(await signatureOf(right, signed, "secret")).toBe(signed.signature);
    for (const changed of [{ body: `${body} ` }, { host: "email.us-east-1.amazonaws.com" }, { path: "/" }]) {
      expect(await signatureOf({ ...right, ...changed }, signed, "secret")).not.toBe(signed.signature);
    }
    expect(request.url).toBe("https://email.eu-central-1.amazonaws.com/v2/email/outbound-emails");
  });

  it("is on a sender's name in ASCII", async () => {
    const { FromEmailAddress } = JSON.parse((await requestOf(SES)).body);
    expect(FromEmailAddress).toMatch(/^=\?UTF-8\?B\?[\w+/=]+\?= <alerts@example\.com>$/);
  });
});
