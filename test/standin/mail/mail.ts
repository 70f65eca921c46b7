import { checkMail } from "./check.ts";

/** How the next mail is answered, instead of by the rules: a code, an error without one, or never. */
export type MailAnswer = { readonly code: string | null } | "never";

export interface MailStandIn {
  /** In place of the Worker's binding. */
  readonly binding: { send(mail: EmailMessageBuilder): Promise<EmailSendResult> };
  /** What was taken. */
  readonly mails: readonly EmailMessageBuilder[];
  /** Whatever became of them. */
  readonly attempts: readonly EmailMessageBuilder[];
  next(...answers: readonly MailAnswer[]): void;
}

/** Plays Cloudflare's `send_email` binding. Its errors say all that they should not, as real ones may. */
export function startMail(): MailStandIn {
  const mails: EmailMessageBuilder[] = [];
  const attempts: EmailMessageBuilder[] = [];
  const programmed: MailAnswer[] = [];

  async function send(mail: EmailMessageBuilder): Promise<EmailSendResult> {
    attempts.push(mail);
    const order = programmed.shift();
    if (order === "never") return new Promise(() => {});
    const [broken] = checkMail(mail);
    const code = order === undefined ? broken?.code : order.code;
    if (code !== undefined) throw refusal(code, `${broken?.fault ?? ""} of mail to ${JSON.stringify(mail)}`);
    mails.push(mail);
    return { messageId: `<${attempts.length}@standin.example>` };
  }

  return { binding: { send }, mails, attempts, next: (...answers) => void programmed.push(...answers) };
}

function refusal(code: string | null, message: string): Error {
  return Object.assign(new Error(message), code === null ? {} : { code });
}
