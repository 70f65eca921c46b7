import { email } from "../../../src/channels/email/channel.ts";
import { type MailAnswer, startMail } from "../../standin/mail.ts";
import { checkMail } from "../../standin/mail-check.ts";
import { liveInMail } from "../../standin/mail-live.ts";
import { misreadIn } from "../../standin/mail-read.ts";
import { type Expected, keepsTheContract } from "../contract.ts";
import { LINK } from "../messages.ts";

const FINAL = [
  ["E_VALIDATION_ERROR", "E_FIELD_MISSING", "E_TOO_MANY_RECIPIENTS", "E_CONTENT_TOO_LARGE"],
  ["E_SENDER_NOT_VERIFIED", "E_SENDER_DOMAIN_NOT_AVAILABLE", "E_RECIPIENT_NOT_ALLOWED", "E_RECIPIENT_SUPPRESSED"],
  ["E_HEADER_NOT_ALLOWED", "E_HEADER_USE_API_FIELD", "E_HEADER_VALUE_INVALID", "E_HEADER_VALUE_TOO_LONG"],
  ["E_HEADER_NAME_INVALID", "E_HEADERS_TOO_LARGE", "E_HEADERS_TOO_MANY"],
].flat();
const PASSING = ["E_RATE_LIMIT_EXCEEDED", "E_INTERNAL_SERVER_ERROR", "E_DELIVERY_FAILED", "E_NEVER_HEARD_OF"];

type Answer = MailAnswer | "taken";

const answers: readonly Expected<Answer>[] = [
  { when: "a message id", answer: "taken", kind: "sent" },
  ...FINAL.map((code) => ({ when: code, answer: { code }, kind: "dead" as const })),
  ...PASSING.map((code) => ({ when: code, answer: { code }, kind: "retry" as const })),
  {
    when: "E_DAILY_LIMIT_EXCEEDED",
    answer: { code: "E_DAILY_LIMIT_EXCEEDED" },
    kind: "retry",
    waitUntil: Date.UTC(2025, 2, 7),
  },
  { when: "an error without a code", answer: { code: null }, kind: "retry" },
  { when: "a code that is none", answer: { code: "leads@example.com" }, kind: "retry" },
];

keepsTheContract("email", {
  channel: email,
  settings: { channel: "email", to: ["leads@example.com", "boss@example.com"] },
  values: { ALERT_EMAIL_FROM: "Chat alerts <alerts@example.com>" },
  private: ["leads@example.com", "boss@example.com", "alerts@example.com", "Chat alerts"],
  answers,
  play(answer) {
    const { binding, attempts, next } = startMail();
    if (answer !== "taken") next(answer);
    const post = () => Promise.reject(new Error("a mail needs no post"));
    return { io: { post, email: binding }, requests: attempts };
  },
  faults: async (mail) => [
    ...checkMail(mail).map(({ code, fault }) => `${code} ${fault}`),
    ...liveInMail(mail, [LINK]),
    ...(await misreadIn(mail, [LINK])),
  ],
});
