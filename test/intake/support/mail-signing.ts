import { Webhook } from "svix";
import { type SnsMessage, signedText } from "../../../src/intake/mail/sns.ts";
import { certificate, privateKey } from "../../fixtures/mail/sns-certificate.json";

const encoder = new TextEncoder();

export const SVIX_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
export const MAILGUN_KEY = "0123456789abcdef0123456789abcdef-test";
export const POSTMARK_PASSWORD = "test-postmark-password-of-32-characters";
export const TOPIC = "arn:aws:sns:us-west-2:123456789012:MyTopic";
export const CERTIFICATE_URL =
  "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-f3ecfb7224c7233fe7bb5f59f96de52f.pem";
export const SUBSCRIBE_URL = `https://sns.us-west-2.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=2336412f37`;

/** The headers of a request of Resend. `at`: milliseconds since 1970. */
export function svixHeaders(body: string, at: number, secret = SVIX_SECRET, id = "msg_p5jXN8AQM9LWM0D4loKWxJek") {
  return {
    "svix-id": id,
    "svix-timestamp": String(Math.floor(at / 1000)),
    "svix-signature": new Webhook(secret).sign(id, new Date(Math.floor(at / 1000) * 1000), body),
  };
}

export interface MailgunSigned {
  readonly timestamp: string;
  readonly token: string;
  readonly signature: string;
}

export async function mailgunSigned(at: number, token: string, secret = MAILGUN_KEY): Promise<MailgunSigned> {
  const timestamp = String(Math.floor(at / 1000));
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  const signature = await crypto.subtle.sign("HMAC", key, encoder.encode(timestamp + token));
  return { timestamp, token, signature: new Uint8Array(signature).toHex() };
}

export function basic(credentials: string): { readonly Authorization: string } {
  return { Authorization: `Basic ${encoder.encode(credentials).toBase64()}` };
}

/** A request of Amazon SNS before it is signed. */
export function notification(message: unknown, changes: Partial<SnsMessage> = {}): SnsMessage {
  return {
    Type: "Notification",
    MessageId: "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
    TopicArn: TOPIC,
    Message: typeof message === "string" ? message : JSON.stringify(message),
    Timestamp: "2012-05-02T00:54:06.655Z",
    SignatureVersion: "2",
    Signature: "",
    SigningCertURL: CERTIFICATE_URL,
    ...changes,
  } as SnsMessage;
}

export function subscription(changes: Partial<SnsMessage> = {}): SnsMessage {
  const own = { Type: "SubscriptionConfirmation", Token: "2336412f37", SubscribeURL: SUBSCRIBE_URL };
  return notification("You have chosen to subscribe to the topic.", { ...own, ...changes } as Partial<SnsMessage>);
}

/** Signed with the key of the certificate that stands in place of Amazon's. */
export async function snsSigned(message: SnsMessage): Promise<SnsMessage> {
  const der = Uint8Array.fromBase64(privateKey.replace(/-----[^-]+-----|\s/g, ""));
  const hash = message.SignatureVersion === "1" ? "SHA-1" : "SHA-256";
  const key = await crypto.subtle.importKey("pkcs8", der, { name: "RSASSA-PKCS1-v1_5", hash }, false, ["sign"]);
  const signature = await crypto.subtle.sign("RSASSA-PKCS1-v1_5", key, encoder.encode(signedText(message)));
  return { ...message, Signature: new Uint8Array(signature).toBase64() };
}

/** Amazon's server: it has the certificate, and takes note of what was asked for. */
export function amazon(answers: Readonly<Record<string, string | null>> = {}) {
  const asked: string[] = [];
  const getText = async (url: string) => {
    asked.push(url);
    return url in answers ? (answers[url] ?? null) : url === CERTIFICATE_URL ? certificate : null;
  };
  return { asked, getText };
}
