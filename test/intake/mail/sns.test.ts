import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { certificatesBy } from "../../../src/intake/mail/certificates.ts";
import {
  certificateUrl,
  readSnsMessage,
  type SnsMessage,
  signedText,
  snsUrl,
  verifySns,
} from "../../../src/intake/mail/sns.ts";
import { certificate, notRsa } from "../../fixtures/mail/sns-certificate.json";
import {
  amazon,
  CERTIFICATE_URL,
  notification,
  SUBSCRIBE_URL,
  snsSigned,
  subscription,
  TOPIC,
} from "../support/mail-signing.ts";

/** Each test later, as what was fetched is counted by the minute. */
let now = Date.parse("2026-03-02T09:12:00Z");
const MINUTE = 60_000;

function verify(message: SnsMessage, { getText } = amazon()) {
  now += MINUTE;
  return verifySns(
    message,
    certificatesBy(getText, () => now),
  );
}

const VERSIONS = ["1", "2"] as const;

describe("what Amazon SNS signs", () => {
  it("is for a notification as its documentation has it", () => {
    const example = notification("My Test Message", {
      MessageId: "4d4dc071-ddbf-465d-bba8-08f81c89da64",
      Subject: "My subject",
      Timestamp: "2019-01-31T04:37:04.321Z",
      TopicArn: "arn:aws:sns:us-east-2:123456789012:s4-MySNSTopic-1G1WEFCOXTC0P",
    });
    expect(signedText(example)).toBe(
      "Message\nMy Test Message\nMessageId\n4d4dc071-ddbf-465d-bba8-08f81c89da64\nSubject\nMy subject\nTimestamp\n2019-01-31T04:37:04.321Z\nTopicArn\narn:aws:sns:us-east-2:123456789012:s4-MySNSTopic-1G1WEFCOXTC0P\nType\nNotification\n",
    );
  });

  it("leaves out a subject that is not there", () => {
    expect(signedText(notification("x"))).toBe(
      `Message\nx\nMessageId\n22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324\nTimestamp\n2012-05-02T00:54:06.655Z\nTopicArn\n${TOPIC}\nType\nNotification\n`,
    );
  });

  it.each(["SubscriptionConfirmation", "UnsubscribeConfirmation"] as const)("is for a %s", (Type) => {
    expect(signedText(subscription({ Type, Message: "x" }))).toBe(
      `Message\nx\nMessageId\n22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324\nSubscribeURL\n${SUBSCRIBE_URL}\nTimestamp\n2012-05-02T00:54:06.655Z\nToken\n2336412f37\nTopicArn\n${TOPIC}\nType\n${Type}\n`,
    );
  });
});

describe.each(VERSIONS)("a message with a signature of version %s", (SignatureVersion) => {
  it("is right as it was signed, whatever it says", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.option(fc.string()), async (message, subject) => {
        const signed = await snsSigned(
          notification(message, { SignatureVersion, ...(subject === null ? {} : { Subject: subject }) }),
        );
        expect(await verify(signed)).toBe("right");
      }),
      { numRuns: 30 },
    );
    expect(await verify(await snsSigned(subscription({ SignatureVersion })))).toBe("right");
  });

  it("is wrong with anything changed that is signed", async () => {
    const notified = await snsSigned(notification("{}", { SignatureVersion, Subject: "s" }));
    const subscribed = await snsSigned(subscription({ SignatureVersion }));
    const names = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "SubscribeURL", "Token"];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(notified, subscribed),
        fc.constantFrom(...names),
        fc.nat(),
        async (one, name, at) => {
          const given = Object.entries(one).find(([member]) => member === name)?.[1];
          if (typeof given !== "string") return;
          const index = at % given.length;
          const changed = { ...one, [name]: `${given.slice(0, index)}~${given.slice(index + 1)}` } as SnsMessage;
          expect(await verify(changed)).toBe("wrong");
        },
      ),
    );
  });

  it("is wrong with another signature, and under the other version", async () => {
    const signed = await snsSigned(notification("{}", { SignatureVersion }));
    for (const Signature of ["", "x", "EXAMPLElDMXvB8r9R83tGoNn0ecwd5UjllzsvSvbItzfaMpN2nk5HVSw7XnOn", "AAAA"]) {
      expect(await verify({ ...signed, Signature })).toBe("wrong");
    }
    expect(await verify({ ...signed, SignatureVersion: SignatureVersion === "1" ? "2" : "1" })).toBe("wrong");
  });
});

describe("a certificate of Amazon SNS", () => {
  it.each([
    "http://sns.us-west-2.amazonaws.com/SimpleNotificationService-1.pem",
    "https://sns.us-west-2.amazonaws.com.evil.example/SimpleNotificationService-1.pem",
    "https://evil.example/sns.us-west-2.amazonaws.com/SimpleNotificationService-1.pem",
    "https://evil.example#sns.us-west-2.amazonaws.com/x.pem",
    "https://sns.us-west-2.amazonaws.com@evil.example/x.pem",
    "https://user@sns.us-west-2.amazonaws.com/x.pem",
    "https://sns.us-west-2.amazonaws.com:444/x.pem",
    "https://sns.amazonaws.com/x.pem",
    "https://s3.us-west-2.amazonaws.com/x.pem",
    "https://bucket.sns.us-west-2.amazonaws.com/x.pem",
    "https://evilsns.us-west-2.amazonaws.com/x.pem",
    "https://sns.us-west-2.amazonaws.com/?Action=x.pem",
    "https://sns.us-west-2.amazonaws.com/a/../../x",
    "https://sns.us-west-2.amazonaws.com/x.pem?x=1",
    "https://sns.us-west-2.amazonaws.com/x.pem#x",
    "https://sns.us-west-2.amazonaws.com/bucket/x.pem",
    "https://sns.us-west-2.amazonaws.com/x.txt",
    "not a URL",
    "",
  ])("is never fetched from %s", async (SigningCertURL) => {
    const { asked, getText } = amazon();
    expect(certificateUrl(SigningCertURL)).toBeNull();
    expect(await verify({ ...(await snsSigned(notification("{}"))), SigningCertURL }, { asked, getText })).toBe(
      "wrong",
    );
    expect(asked).toEqual([]);
  });

  it("is fetched once, and kept", async () => {
    const url = "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-once.pem";
    const { asked, getText } = amazon({ [url]: certificate });
    const signed = await snsSigned(notification("{}", { SigningCertURL: url }));
    for (let times = 0; times < 3; times++) expect(await verify(signed, { asked, getText })).toBe("right");
    expect(asked).toEqual([url]);
  });

  it.each([
    ["is not there", null],
    ["is something else", "<html></html>"],
    ["is broken", certificate.slice(0, 200)],
    ["has a key that is not RSA", notRsa],
  ])("that %s leaves it open who sent the message, and is asked for again", async (_, text) => {
    const url = `https://sns.us-west-2.amazonaws.com/SimpleNotificationService-${crypto.randomUUID()}.pem`;
    const { asked, getText } = amazon({ [url]: text });
    const signed = await snsSigned(notification("{}", { SigningCertURL: url }));
    expect(await verify(signed, { asked, getText })).toBe("unavailable");
    expect(await verify(signed, { asked, getText })).toBe("unavailable");
    expect(asked).toEqual([url, url]);
  });

  it("that does not exist is asked for a few times a minute at most, whatever it is called", async () => {
    const { asked, getText } = amazon();
    const signed = await snsSigned(notification("{}"));
    const flood = async () => {
      for (let index = 0; index < 30; index++) {
        const SigningCertURL = `https://sns.us-west-2.amazonaws.com/no-${index}.pem`;
        await verifySns(
          { ...signed, SigningCertURL },
          certificatesBy(getText, () => now),
        );
      }
    };
    now += MINUTE;
    await flood();
    expect(asked.length).toBeLessThanOrEqual(10);
    now += MINUTE;
    await flood();
    expect(asked.length).toBeLessThanOrEqual(20);
    // A known one needs no fetch.
    expect(
      await verifySns(
        signed,
        certificatesBy(getText, () => now),
      ),
    ).toBe("right");
  });
});

describe("a message of Amazon SNS", () => {
  it("is read with all it needs, and is nothing without", () => {
    const whole: Record<string, unknown> = { ...subscription() };
    expect(readSnsMessage(whole)).toEqual(subscription());
    for (const name of Object.keys(whole)) {
      expect(readSnsMessage({ ...whole, [name]: undefined }), name).toBeNull();
      expect(readSnsMessage({ ...whole, [name]: 7 }), name).toBeNull();
    }
    expect(readSnsMessage({ ...whole, SignatureVersion: "3" })).toBeNull();
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(readSnsMessage(body)).toBeNull();
      }),
    );
  });

  it("names its own hosts alone", () => {
    const own = ["us-east-1", "eu-west-1", "ap-southeast-2", "us-gov-west-1"];
    for (const region of own) expect(snsUrl(`https://sns.${region}.amazonaws.com/?Action=x`)).not.toBeNull();
    expect(snsUrl(CERTIFICATE_URL)?.host).toBe("sns.us-west-2.amazonaws.com");
    expect(snsUrl("https://SNS.us-west-2.amazonaws.com/")?.host).toBe("sns.us-west-2.amazonaws.com");
  });
});
