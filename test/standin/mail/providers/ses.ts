import { isRecord } from "../../shape.ts";
import { jsonIn, mailOf, type ServiceRequest, unknownKeys, type Verdict } from "./service.ts";
import { readAuthorization, signatureOf } from "./sigv4.ts";

const PATH = /^(?:\/ses)?\/v2\/email\/outbound-emails$/;
const MUST_BE_SIGNED = ["host", "x-amz-date"];
const MOST_HEADERS = 15;
const [NAME, VALUE] = [/^[!-9;-@A-~]{1,126}$/, /^[ -~]{1,870}$/];

export interface SesKeys {
  readonly keyId: string;
  readonly secret: string;
  readonly region: string;
}

/** Answers as SES documents it. `host`: as the request names it. */
export async function ses(request: ServiceRequest, host: string, keys: SesKeys): Promise<Verdict> {
  const { method, path, headers, body } = request;
  const refuse = (status: number, type: string, message: string): Verdict => ({
    ...{ status, headers: { "x-amzn-ErrorType": type }, body: { message }, faults: [`${type} ${message}`], mail: null },
  });
  if (!PATH.test(path) || method !== "POST") return refuse(404, "UnknownOperationException", "");
  const signed = readAuthorization(headers.authorization ?? "");
  if (signed === null) return refuse(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
  if (signed.keyId !== keys.keyId) return refuse(403, "UnrecognizedClientException", "The security token is invalid.");
  const isWhole = MUST_BE_SIGNED.every((name) => signed.signedHeaders.includes(name));
  const isOurs = signed.region === keys.region && signed.service === "ses";
  const right = await signatureOf({ method, host, path, headers, body }, signed, keys.secret);
  if (!isWhole || !isOurs || right !== signed.signature) {
    return refuse(403, "SignatureDoesNotMatchException", "The request signature does not match.");
  }
  const given = jsonIn(body);
  const simple = within(given, "Content", "Simple");
  const text = (where: unknown) => (isRecord(where) && where.Charset === "UTF-8" ? where.Data : undefined);
  const parts = within(simple, "Body");
  const listed = Array.isArray(simple.Headers) ? simple.Headers : [];
  const pairs = listed.map((one) => [one?.Name, one?.Value] as const);
  const addresses = within(given, "Destination").ToAddresses;
  const { mail, faults } = mailOf({
    from: given.FromEmailAddress,
    to: Array.isArray(addresses) ? addresses : [],
    subject: text(simple.Subject),
    text: text(parts.Text),
    html: parts.Html === undefined ? undefined : text(parts.Html),
    headers: pairs,
  });
  const all = [
    ...(headers["content-type"] === "application/json" ? [] : ["Content-Type"]),
    ...(/^[\x20-\x7e]+$/.test(String(given.FromEmailAddress)) ? [] : ["FromEmailAddress"]),
    ...unknownKeys(given, ["FromEmailAddress", "Destination", "Content", "ReplyToAddresses", "EmailTags"]),
    ...(pairs.length > MOST_HEADERS ? ["too many headers"] : []),
    ...pairs.filter(([name, value]) => !NAME.test(name) || !VALUE.test(value)).map(([name]) => `header ${name}`),
    ...faults,
  ];
  if (all.length > 0) return { ...refuse(400, "BadRequestException", all.join(", ")), faults: all };
  return { status: 200, body: { MessageId: crypto.randomUUID() }, faults: [], mail };
}

function within(value: unknown, ...keys: readonly string[]): Readonly<Record<string, unknown>> {
  const found = keys.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value);
  return isRecord(found) ? found : {};
}
