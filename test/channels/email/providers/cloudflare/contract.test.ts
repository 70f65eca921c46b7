import { email } from "../../../../../src/channels/email/channel.ts";
import { checkMail } from "../../../../standin/mail/check.ts";
import { liveInMail } from "../../../../standin/mail/live.ts";
import { type MailAnswer, startMail } from "../../../../standin/mail/mail.ts";
import { misreadIn } from "../../../../standin/mail/read.ts";
import { type Expected, keepsTheContract } from "../../../support/contract.ts";
import { OURS } from "../../../support/messages.ts";

const MALFORMED = [
  ["E_VALIDATION_ERROR", "E_FIELD_MISSING", "E_CONTENT_TOO_LARGE"],
  ["E_HEADER_NOT_ALLOWED", "E_HEADER_USE_API_FIELD", "E_HEADER_VALUE_INVALID", "E_HEADER_VALUE_TOO_LONG"],
  ["E_HEADER_NAME_INVALID", "E_HEADERS_TOO_LARGE", "E_HEADERS_TOO_MANY"],
].flat();
const OUT_OF_ORDER = ["E_SENDER_NOT_VERIFIED", "E_SENDER_DOMAIN_NOT_AVAILABLE", "E_TOO_MANY_RECIPIENTS"];
const PASSING = ["E_RATE_LIMIT_EXCEEDED", "E_INTERNAL_SERVER_ERROR", "E_DELIVERY_FAILED", "E_NEVER_HEARD_OF"];

type Answer = MailAnswer | "taken";

function refused(error: string) {
  return { when: error, answer: { code: error }, result: { code: "mail-refused", error } as const };
}

function failed(error: string) {
  const result = { code: "mail-failed", error } as const;
  return { when: error, answer: { code: error }, kind: "retry" as const, result };
}

const answers: readonly Expected<Answer>[] = [
  { when: "a message id", answer: "taken", kind: "sent", result: { code: "mail-taken" } },
  ...MALFORMED.map((code) => ({ ...refused(code), kind: "malformed" as const })),
  ...OUT_OF_ORDER.map((code) => ({ ...refused(code), kind: "out-of-order" as const })),
  { ...refused("E_RECIPIENT_NOT_ALLOWED"), kind: "dead" },
  { ...refused("E_RECIPIENT_SUPPRESSED"), kind: "dead", isRecipientBlocked: true },
  ...PASSING.map((code) => failed(code)),
  { ...failed("E_DAILY_LIMIT_EXCEEDED"), waitUntil: Date.UTC(2025, 2, 7) },
  { when: "an error without a code", answer: { code: null }, kind: "retry", result: { code: "mail-failed" } },
  {
    when: "a code that is none",
    answer: { code: "leads@example.com" },
    kind: "retry",
    result: { code: "mail-failed" },
  },
];

keepsTheContract("email by Cloudflare", {
  channel: email,
  settings: { channel: "email", to: ["leads@example.com", "boss@example.com"] },
  values: { ALERT_EMAIL_FROM: "Chat alerts <alerts@example.com>" },
  private: ["leads@example.com", "boss@example.com", "alerts@example.com", "Chat alerts"],
  answers,
  never: [],
  play(answer) {
    const { binding, attempts, next } = startMail();
    if (answer !== "taken") next(answer);
    const post = () => Promise.reject(new Error("a mail needs no post"));
    return { io: { post, email: binding }, requests: attempts };
  },
  faults: async (mail) => [
    ...checkMail(mail).map(({ code, fault }) => `${code} ${fault}`),
    ...liveInMail(mail, OURS),
    ...(await misreadIn(mail)),
  ],
});
