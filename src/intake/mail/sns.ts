import * as v from "valibot";

/** GETs a text; null if there was none, or a response other than 200. */
export type GetText = (url: string) => Promise<string | null>;

/** A message of Amazon SNS as it is posted. Every member is a text. */
const common = {
  MessageId: v.string(),
  TopicArn: v.string(),
  Message: v.string(),
  Timestamp: v.string(),
  SignatureVersion: v.picklist(["1", "2"]),
  Signature: v.string(),
  SigningCertURL: v.string(),
};
const confirmation = { ...common, Token: v.string(), SubscribeURL: v.string() };
const message = v.variant("Type", [
  v.object({ Type: v.literal("Notification"), ...common, Subject: v.optional(v.nullable(v.string())) }),
  v.object({ Type: v.literal("SubscriptionConfirmation"), ...confirmation }),
  v.object({ Type: v.literal("UnsubscribeConfirmation"), ...confirmation }),
]);
export type SnsMessage = v.InferOutput<typeof message>;

export function readSnsMessage(body: unknown): SnsMessage | null {
  const read = v.safeParse(message, body);
  return read.success ? read.output : null;
}

const SIGNED = {
  Notification: ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"],
  SubscriptionConfirmation: ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"],
  UnsubscribeConfirmation: ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"],
} as const;

/** What is signed (docs.aws.amazon.com/sns, "Verifying the signature"): names and values, a line each. */
export function signedText(sns: SnsMessage): string {
  const values: Readonly<Record<string, string | null | undefined>> = sns;
  return SIGNED[sns.Type].map((name) => (values[name] == null ? "" : `${name}\n${values[name]}\n`)).join("");
}

const HOST = /^sns\.[a-z]{2}(?:-[a-z]+)+-\d{1,2}\.amazonaws\.com$/;

/** A URL of Amazon SNS itself; null for any other. */
export function snsUrl(text: string): URL | null {
  const url = URL.parse(text);
  const isOwn =
    url?.protocol === "https:" && url.port === "" && url.username === "" && url.password === "" && HOST.test(url.host);
  return isOwn ? url : null;
}

/** The URL of a certificate of Amazon SNS; null for any other. */
export function certificateUrl(text: string): string | null {
  const url = snsUrl(text);
  return url !== null && url.search === "" && url.hash === "" && /^\/[\w-]{1,100}\.pem$/.test(url.pathname)
    ? url.href
    : null;
}

/** `unavailable`: the certificate could not be fetched, so nobody knows. */
export type Verified = "right" | "wrong" | "unavailable";

/** Whether Amazon SNS signed the message. Which topic it is of is not checked here. */
export async function verifySns(sns: SnsMessage, certificates: Certificates): Promise<Verified> {
  const url = certificateUrl(sns.SigningCertURL);
  const signature = decoded(sns.Signature);
  if (url === null || signature === null) return "wrong";
  const key = await certificates.key(url, sns.SignatureVersion === "1" ? "SHA-1" : "SHA-256");
  if (key === null) return "unavailable";
  const signed = new TextEncoder().encode(signedText(sns));
  return (await crypto.subtle.verify("RSASSA-PKCS1-v1_5", key, signature, signed)) ? "right" : "wrong";
}

/** The public keys in certificates of Amazon SNS. */
export interface Certificates {
  /** Null: it could not be fetched. */
  key(url: string, hash: "SHA-1" | "SHA-256"): Promise<CryptoKey | null>;
}

function decoded(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.fromBase64(base64);
  } catch {
    return null;
  }
}
