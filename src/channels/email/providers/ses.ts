import { AwsClient } from "aws4fetch";
import type { Io, Outcome } from "../../channel.ts";
import { nextDay } from "../../retry-after.ts";
import type { Mail } from "../mail/mail.ts";
import { addressOf, asciiMailbox } from "../mail/mailbox.ts";
import { type Answered, judge, LONGEST_ANSWER, type Meaning, membersOf, textIn } from "./judge.ts";
import type { Ses } from "./provider.ts";

/** In which SES names an error; its body has only a sentence. */
const ERROR_HEADER = "x-amzn-ErrorType";

export async function send(mail: Mail, ses: Ses, io: Io): Promise<Outcome> {
  const url = `${ses.api}/v2/email/outbound-emails`;
  const body = JSON.stringify(requestFor(mail));
  const headers = await signed(url, body, ses, io.now());
  const answer = await io.post({ url, headers, body, errorHeader: ERROR_HEADER, most: LONGEST_ANSWER });
  const now = io.now();
  return judge(answer, now, { receipt: /"MessageId"\s*:/, meaningOf: (given) => meaningOf(given, mail, now) });
}

const utf8 = (Data: string) => ({ Data, Charset: "UTF-8" });

function requestFor({ from, to, subject, text, html, headers }: Mail) {
  const body = { Text: utf8(text), ...(html === undefined ? {} : { Html: utf8(html) }) };
  return {
    FromEmailAddress: asciiMailbox(from),
    Destination: { ToAddresses: to },
    Content: {
      Simple: {
        Subject: utf8(subject),
        Body: body,
        Headers: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
      },
    },
  };
}

async function signed(url: string, body: string, { accessKey, secretKey, region }: Ses, now: number) {
  const client = new AwsClient({ accessKeyId: accessKey, secretAccessKey: secretKey, service: "ses", region });
  const datetime = new Date(now).toISOString().replaceAll(/[:-]|\.\d{3}/g, "");
  const headers = { "Content-Type": "application/json" };
  const request = await client.sign(url, { method: "POST", headers, body, aws: { datetime } });
  return Object.fromEntries(request.headers);
}

const THROTTLED = /^(?:TooManyRequests|Throttling|ThrottlingError|RequestLimitExceeded|LimitExceeded)$/;
const OUT_OF_ORDER = /^(?:AccountSuspended|SendingPaused|MailFromDomainNotVerified|NotFound|AccessDenied)$/;
const BAD_KEY =
  /^(?:InvalidClientTokenId|UnrecognizedClient|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature)$/;
const NO_KEY = /^(?:MissingAuthenticationToken|OptInRequired|NotAuthorized|ExpiredToken)$/;

function meaningOf({ status, text, error = "" }: Answered, mail: Mail, now: number): Meaning {
  const members = membersOf(text);
  const message = textIn(members, "message") || textIn(members, "Message");
  const named = error || textIn(members, "__type") || textIn(members, "code");
  // "com.amazonaws.…#MessageRejected:http://…"
  const name = /^(?:[\w.]*#)?([A-Za-z]{1,60})(?![A-Za-z])/.exec(named)?.[1]?.replace(/Exception$/, "");
  if (name === undefined) return status === 429 ? throttled(message, now) : {};
  const word = { word: name };
  if (THROTTLED.test(name)) return { ...word, ...throttled(message, now) };
  if (OUT_OF_ORDER.test(name) || BAD_KEY.test(name) || NO_KEY.test(name)) return { ...word, kind: "out-of-order" };
  if (name === "MessageRejected") return { ...word, kind: rejected(message, mail) };
  return name === "BadRequest" || name === "Validation" ? { ...word, kind: "malformed" } : word;
}

function throttled(message: string, now: number): Meaning {
  return { kind: "retry", waitUntil: /\bdaily message quota\b/i.test(message) ? nextDay(now) : null };
}

/** Of an account in the sandbox, recipients must be verified too; the sentence lists the addresses that are not. */
function rejected(message: string, { from, to }: Mail): "malformed" | "out-of-order" | "dead" {
  if (!/\bnot verified\b/i.test(message)) return "malformed";
  const lists = (address: string) => message.toLowerCase().includes(address.toLowerCase());
  return to.some(lists) && !lists(addressOf(from)) ? "dead" : "out-of-order";
}
