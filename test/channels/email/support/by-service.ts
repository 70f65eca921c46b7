import type { Outcome } from "../../../../src/channels/channel.ts";
import { email } from "../../../../src/channels/email/channel.ts";
import type { EmailOptions } from "../../../../src/channels/email/options.ts";
import type { Answer, PostRequest } from "../../../../src/channels/http.ts";
import { liveInMail } from "../../../standin/mail/live.ts";
import type { Verdict } from "../../../standin/mail/providers/service.ts";
import { misreadIn } from "../../../standin/mail/read.ts";
import { type Candidate, type Expected, NOW } from "../../support/contract.ts";
import { OURS } from "../../support/messages.ts";
import { overHttp } from "../../support/over-http.ts";
import { served } from "./served.ts";

export const TO = ["leads@example.com", "boss@example.com"];
export const FROM = "Kovács Éva <alerts@example.com>";

/** What an answer says besides its code: who was written to, and by whom. */
export const GOSSIP = "for John Russell <leads@example.com> at https://evil.example/secret";

export function answered(status: number, body: object | string, more: { retryAfter?: string; error?: string } = {}) {
  const { retryAfter = null, ...rest } = more;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { kind: "answered", status, retryAfter, ...rest, text } as const satisfies Answer;
}

/** An e-mail target by a service over HTTP, which must send nothing that the service refuses. */
export function byService(
  settings: Readonly<Record<string, unknown>>,
  secrets: Readonly<Record<string, string>>,
  answers: readonly Expected<Answer>[],
  judge: (request: ReturnType<typeof served>) => Verdict | Promise<Verdict>,
): Candidate<EmailOptions, Answer, PostRequest> {
  const values = { ...secrets, ALERT_EMAIL_FROM: FROM };
  const candidate = overHttp(
    {
      channel: email,
      settings: { channel: "email", to: TO, ...settings },
      values,
      async faults(request) {
        const { faults, mail } = await judge(served(request));
        if (mail === null) return faults;
        const to = [mail.to ?? []].flat().length === 1 ? [] : ["not exactly one recipient"];
        return [...faults, ...to, ...liveInMail(mail, OURS), ...(await misreadIn(mail))];
      },
    },
    { answers },
  );
  return { ...candidate, private: [...candidate.private, ...TO, "alerts@example.com", "evil.example"] };
}

/** What one error of a service must be taken for. `word`: what is recorded of it. */
export interface Row {
  readonly status: number;
  readonly kind: Outcome["kind"];
  readonly word?: string;
  readonly message?: string;
  readonly waitUntil?: number;
  readonly isRecipientBlocked?: true;
}

/** The errors of a service, with an answer that says more than may be recorded. */
export function errors(
  rows: readonly Row[],
  answerTo: (row: Row, message: string) => ReturnType<typeof answered>,
): readonly Expected<Answer>[] {
  return rows.map(({ message = "So it is.", ...row }) => ({
    when: [row.status, row.word, message].filter(Boolean).join(" "),
    answer: answerTo(row, `${message} ${GOSSIP}`),
    kind: row.kind,
    status: row.status,
    result: { code: "answered", status: row.status, ...(row.word === undefined ? {} : { word: row.word }) },
    ...(row.waitUntil === undefined ? {} : { waitUntil: row.waitUntil }),
    ...(row.isRecipientBlocked === undefined ? {} : { isRecipientBlocked: true }),
  }));
}

/** Where a daily limit begins anew. */
export const TOMORROW = Date.UTC(2025, 2, 7);

/** What any service may answer. `receipt`: what it says when it accepts an e-mail. */
export function common(receipt: object): readonly Expected<Answer>[] {
  const page = `<!doctype html><p>${GOSSIP}`;
  return [
    {
      ...{ when: "its receipt", answer: answered(200, receipt), kind: "sent", status: 200 },
      result: { code: "answered", status: 200 },
    },
    {
      ...{ when: "the beginning of its receipt", kind: "sent", status: 200 },
      ...{ answer: answered(200, JSON.stringify(receipt).slice(0, -12)), result: { code: "answered", status: 200 } },
    },
    {
      ...{ when: "a page that is none of its answers", answer: answered(200, page), kind: "retry", status: 200 },
      result: { code: "unexpected", status: 200 },
    },
    {
      ...{ when: "a redirect", answer: answered(302, page), kind: "dead", status: 302 },
      result: { code: "redirected", status: 302 },
    },
    {
      ...{ when: "a gateway's page", answer: answered(502, page), kind: "retry", status: 502 },
      result: { code: "answered", status: 502 },
    },
    {
      ...{ when: "a limit with Retry-After", answer: answered(429, page, { retryAfter: "30" }), kind: "retry" },
      ...{ status: 429, waitUntil: NOW + 30_000, result: { code: "answered", status: 429, asked: 30 } },
    },
    {
      ...{ when: "an error that it does not name", answer: answered(418, page), kind: "dead", status: 418 },
      result: { code: "answered", status: 418 },
    },
    {
      ...{ when: "no answer", answer: { kind: "silent", result: { code: "connection-failed" } }, kind: "retry" },
      result: { code: "connection-failed" },
    },
  ];
}
