import { jsonIn, mailOf, type ServiceRequest, unknownKeys, type Verdict } from "./service.ts";

const KNOWN = [
  ...["From", "To", "Subject", "TextBody", "HtmlBody", "Headers", "ReplyTo", "Cc", "Bcc", "Tag"],
  ...["MessageStream", "TrackOpens", "TrackLinks", "Metadata", "Attachments"],
];
const LONGEST_SUBJECT = 2_000;

/** Answers as Postmark documents it. */
export function postmark({ method, path, headers, body }: ServiceRequest, key: string): Verdict {
  const refuse = (status: number, ErrorCode: number, Message: string): Verdict => {
    return { status, body: { ErrorCode, Message }, faults: [`${ErrorCode} ${Message}`], mail: null };
  };
  if (path !== "/email" || method !== "POST") return refuse(404, 701, "This is no endpoint.");
  if (headers["x-postmark-server-token"] !== key) return refuse(401, 10, "The Server Token you provided is not valid.");
  const given = jsonIn(body);
  const { From: from, To: to, Subject: subject, TextBody: text, HtmlBody: html } = given;
  const listed = Array.isArray(given.Headers) ? given.Headers : [];
  const pairs = listed.map((one) => [one?.Name, one?.Value] as const);
  const { mail, faults } = mailOf({ from, to: String(to).split(","), subject, text, html, headers: pairs });
  const all = [
    ...(headers["content-type"]?.startsWith("application/json") ? [] : ["Content-Type"]),
    ...(headers.accept === "application/json" ? [] : ["Accept"]),
    ...(String(subject).length > LONGEST_SUBJECT ? ["subject"] : []),
    ...unknownKeys(given, KNOWN),
    ...faults,
  ];
  if (all.length > 0) return { ...refuse(422, 300, all.join(", ")), faults: all };
  const sent = { To: to, SubmittedAt: "2025-03-06T17:06:40Z", MessageID: crypto.randomUUID() };
  return { status: 200, body: { ...sent, ErrorCode: 0, Message: "OK" }, faults: [], mail };
}
