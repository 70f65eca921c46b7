import { headerFaults, type MailFault } from "./headers.ts";

const MOST_RECIPIENTS = 50;
const LONGEST_SUBJECT = 998;
const LARGEST = 5 * 1024 * 1024;
const ADDRESS = /^[^\s@<>(),;:"\\[\]\p{C}]+@[^\s@<>(),;:"\\[\]\p{C}]+\.[^\s@<>(),;:"\\[\]\p{C}]+$/u;

/**
 * Why Cloudflare would not take a mail, as it documents it; empty when it would. The local binding checks nothing of
 * this. Where the documentation is silent (line ends in a subject or a name), or we ask more of ourselves (a text in every
 * mail), the stand-in is strict.
 */
export function checkMail(mail: EmailMessageBuilder): readonly MailFault[] {
  const { from, subject, text = "", html, headers = {} } = mail;
  const to = [mail.to ?? [], mail.cc ?? [], mail.bcc ?? []].flat();
  const size = new TextEncoder().encode(text + (html ?? "")).length;
  return [
    ...(to.length === 0 ? [fault("E_FIELD_MISSING", "to")] : []),
    ...(to.length > MOST_RECIPIENTS ? [fault("E_TOO_MANY_RECIPIENTS", `${to.length} recipients`)] : []),
    ...[from, ...to].flatMap(mailboxFaults),
    ...(subject.trim() === "" ? [fault("E_FIELD_MISSING", "subject")] : []),
    ...(subject.length > LONGEST_SUBJECT ? [fault("E_VALIDATION_ERROR", `subject of ${subject.length}`)] : []),
    ...(isOneLine(subject) ? [] : [fault("E_VALIDATION_ERROR", "subject of several lines")]),
    ...(text === "" || html === "" ? [fault("E_FIELD_MISSING", "text or html")] : []),
    ...(`${text}${html ?? ""}${subject}`.isWellFormed() ? [] : [fault("E_VALIDATION_ERROR", "half of a character")]),
    ...(size > LARGEST ? [fault("E_CONTENT_TOO_LARGE", `${size} bytes`)] : []),
    ...headerFaults(headers),
  ];
}

function mailboxFaults(mailbox: string | EmailAddress): readonly MailFault[] {
  const { name, email } = typeof mailbox === "string" ? { name: "", email: mailbox } : mailbox;
  return [
    ...(ADDRESS.test(email) ? [] : [fault("E_VALIDATION_ERROR", `address ${email}`)]),
    ...(isOneLine(name) ? [] : [fault("E_VALIDATION_ERROR", "name of several lines")]),
  ];
}

function isOneLine(text: string): boolean {
  return !/[\p{Cc}\u2028\u2029]/u.test(text);
}

function fault(code: string, what: string): MailFault {
  return { code, fault: what };
}
