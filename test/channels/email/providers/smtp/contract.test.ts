import type { Outcome } from "../../../../../src/channels/channel.ts";
import { email } from "../../../../../src/channels/email/channel.ts";
import type { Result } from "../../../../../src/channels/result.ts";
import { checkMail } from "../../../../standin/mail/check.ts";
import { liveInMail } from "../../../../standin/mail/live.ts";
import { type Call, type Oddity, type Place, startMailServer } from "../../../../standin/mail/providers/smtp.ts";
import { readRaw } from "../../../../standin/mail/read.ts";
import { type Expected, keepsTheContract } from "../../../support/contract.ts";
import { OURS } from "../../../support/messages.ts";
import { FROM, GOSSIP, TO, TOMORROW } from "../../support/by-service.ts";

type Row = readonly [at: Place, reply: string, kind: Outcome["kind"], word?: string | undefined, waitUntil?: number];

// RFC 5321, 4.2 and 4.3.2; RFC 4954, 6; RFC 3463.
const ROWS: readonly Row[] = [
  ["greeting", "421 Too busy", "retry"],
  ["greeting", "554 No SMTP service here", "out-of-order"],
  ["EHLO", "421 4.3.2 Shutting down", "retry", "4.3.2"],
  ["EHLO", "550 Go away", "out-of-order"],
  ["AUTH", "432 4.7.12 A password transition is needed", "retry", "4.7.12"],
  ["AUTH", "454 4.7.0 Temporary authentication failure", "retry", "4.7.0"],
  ["AUTH", "454 Throttling failure: Maximum sending rate exceeded.", "retry"],
  ["AUTH", "534 5.7.9 The mechanism is too weak", "out-of-order", "5.7.9"],
  ["AUTH", "535 5.7.8 Credentials invalid", "out-of-order", "5.7.8"],
  ["MAIL", "451 4.3.0 Local error", "retry", "4.3.0"],
  ["MAIL", "454 Throttling failure: Daily message quota exceeded.", "retry", undefined, TOMORROW],
  ["MAIL", "530 5.7.0 Authentication required", "out-of-order", "5.7.0"],
  ["MAIL", "550 5.7.1 Sender not allowed", "out-of-order", "5.7.1"],
  ["MAIL", "553 Not yours", "out-of-order"],
  ["RCPT", "450 4.2.1 Mailbox busy", "retry", "4.2.1"],
  ["RCPT", "452 4.2.2 Mailbox full", "retry", "4.2.2"],
  ["RCPT", "552 5.2.2 Mailbox full", "retry", "5.2.2"],
  ["RCPT", "550 5.1.1 No such user", "dead", "5.1.1"],
  ["RCPT", "551 User not local", "dead"],
  ["RCPT", "553 5.1.3 Bad address", "dead", "5.1.3"],
  ["RCPT", "554 5.7.1 Relay access denied", "dead", "5.7.1"],
  ["RCPT", "530 Authentication required", "out-of-order"],
  ["RCPT", "550-5.1.1 The account does not exist.\r\n550 5.1.1 Look it up", "dead", "5.1.1"],
  ["DATA", "451 4.7.1 Greylisted", "retry", "4.7.1"],
  ["DATA", "554 No valid recipients", "malformed"],
  ["message", "421 4.4.2 Timeout", "retry", "4.4.2"],
  ["message", "451 4.7.1 Try again", "retry", "4.7.1"],
  ["message", "550 5.4.5 Daily user sending limit exceeded", "retry", "5.4.5", TOMORROW],
  ["message", "550-5.4.5 Daily user sending limit\r\n550 5.4.5 exceeded", "retry", "5.4.5", TOMORROW],
  ["message", "552 5.3.4 Too large", "malformed", "5.3.4"],
  ["message", "554 5.7.1 Looks like spam", "malformed", "5.7.1"],
  ["message", "535 5.7.8 Who are you", "out-of-order", "5.7.8"],
];

const LOST: Result = { code: "connection-failed" };
const PLACES: readonly Place[] = ["greeting", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "message"];

function statusOf(reply: string): number {
  return Number(reply.slice(0, 3));
}

const answers: readonly Expected<Oddity | null>[] = [
  {
    ...{ when: "250 to the whole mail", answer: null, kind: "sent", status: 250 },
    result: { code: "answered", status: 250, word: "2.0.0" },
  },
  ...ROWS.map(
    ([at, reply, kind, word, waitUntil]): Expected<Oddity> => ({
      ...{ when: `${reply} to ${at}`, answer: { at, reply: `${reply} ${GOSSIP}` }, kind, status: statusOf(reply) },
      result: { code: "answered", status: statusOf(reply), ...(word === undefined ? {} : { word }) },
      ...(waitUntil === undefined ? {} : { waitUntil }),
    }),
  ),
  ...PLACES.map((at): Expected<Oddity> => {
    return { when: `no reply to ${at}`, answer: { at, reply: null }, kind: "retry", result: LOST };
  }),
  ...PLACES.map((at): Expected<Oddity> => {
    return { when: `a page to ${at}`, answer: { at, reply: "HTTP/1.1 200 OK" }, kind: "retry", result: LOST };
  }),
  {
    ...{ when: "221 to MAIL", answer: { at: "MAIL", reply: "221 Bye" }, kind: "retry", status: 221 },
    result: { code: "unexpected", status: 221 },
  },
  {
    ...{ when: "more than any server says", answer: { at: "EHLO", reply: "250-x\r\n".repeat(30_000) }, kind: "retry" },
    result: LOST,
  },
];

const login = { user: "alerts", password: "Jelszó-1" };

/** What is wrong with a conversation, and with what two readers make of the mail. */
async function faults({ heard: { faults: broken, data } }: Call): Promise<readonly string[]> {
  if (data === null) return [...broken, "nothing was sent"];
  const [one, other] = await readRaw(data);
  if (one === undefined || other === undefined) return ["nobody reads it"];
  const own = one.headers.filter(
    (line) => !/^(?:from|to|subject|date|message-id|mime-version|content-type|content-transfer)/.test(line),
  );
  const [from = ""] = one.from;
  const mail = {
    ...{ from, to: [...one.to], subject: one.subject, text: one.text, ...(one.html === "" ? {} : { html: one.html }) },
    headers: Object.fromEntries(
      own.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
    ),
  };
  const agree = (["subject", "from", "to", "text", "html"] as const).filter((key) => {
    const said = [one, other].map((read) => JSON.stringify(read[key]).replaceAll("\\r\\n", "\\n"));
    return said[0] !== said[1];
  });
  const sole = (name: string) => one.headers.filter((line) => line.startsWith(`${name}:`)).length === 1;
  const needed = ["from", "to", "subject", "date", "message-id", "mime-version", "content-type"];
  return [
    ...broken,
    ...checkMail(mail).map(({ code, fault }) => `${code} ${fault}`),
    ...liveInMail(mail, OURS),
    ...agree.map((key) => `the readers disagree on ${key}`),
    ...needed.filter((name) => !sole(name)).map((name) => `not exactly one ${name}`),
    ...(one.to.length === 1 && TO[0] === one.to[0] ? [] : [`to ${one.to.join()}`]),
    ...(/^alerts@example\.com$/.test(from) ? [] : [`from ${from}`]),
  ];
}

keepsTheContract("email by a mail server", {
  channel: email,
  settings: {
    ...{ channel: "email", to: TO, provider: "smtp", host: "smtp.example.com" },
    ...{ user: login.user, password: "SMTP_PASSWORD" },
  },
  values: { SMTP_PASSWORD: login.password, ALERT_EMAIL_FROM: FROM },
  private: [...TO, "alerts@example.com", login.password, "smtp.example.com", "evil.example"],
  answers,
  never: [],
  play(oddity) {
    const { open, calls } = startMailServer({ login, oddity });
    const post = () => Promise.reject(new Error("a mail server needs no post"));
    return { io: { post, openSocket: open }, requests: calls };
  },
  faults,
});
