import { jsonIn, mailOf, type ServiceRequest, unknownKeys, type Verdict } from "./service.ts";

const KNOWN = ["from", "to", "subject", "text", "html", "headers", "reply_to", "cc", "bcc", "tags"];
const MOST_RECIPIENTS = 50;

/** Answers as Resend documents it. */
export function resend({ method, path, headers, body }: ServiceRequest, key: string): Verdict {
  const refuse = (status: number, name: string, fault: string): Verdict => {
    return { status, body: { statusCode: status, name, message: fault }, faults: [`${name} ${fault}`], mail: null };
  };
  if (path !== "/emails") return refuse(404, "not_found", "The requested endpoint does not exist.");
  if (method !== "POST") return refuse(405, "method_not_allowed", "Method is not allowed for the requested path.");
  if (headers.authorization === undefined) return refuse(401, "missing_api_key", "Missing API Key");
  if (headers.authorization !== `Bearer ${key}`) return refuse(401, "validation_error", "API key is invalid");
  const once = headers["idempotency-key"];
  if (once !== undefined && !/^[\x21-\x7e]{1,256}$/.test(once)) return refuse(400, "invalid_idempotency_key", once);
  const given = jsonIn(body);
  const to = Array.isArray(given.to) ? given.to : [given.to];
  const { from, subject, text, html } = given;
  const { mail, faults } = mailOf({ from, to, subject, text, html, headers: Object.entries(given.headers ?? {}) });
  const all = [
    ...(headers["content-type"]?.startsWith("application/json") ? [] : ["Content-Type"]),
    ...(to.length > MOST_RECIPIENTS ? ["too many recipients"] : []),
    ...unknownKeys(given, KNOWN),
    ...faults,
  ];
  if (all.length > 0) return { ...refuse(422, "validation_error", all.join(", ")), faults: all };
  return { status: 200, body: { id: crypto.randomUUID() }, faults: [], mail };
}
