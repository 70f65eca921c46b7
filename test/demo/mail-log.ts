import { PassThrough } from "node:stream";
import { Log, LogLevel } from "miniflare";
import { collectMails, type LocalMail } from "./mails.ts";

/** For bare Miniflare, which sends no mail either, but logs what it was: the log to give to it, and the mails so far. */
export function logMails(): { readonly log: Log; readonly mails: readonly LocalMail[] } {
  const said = new PassThrough();
  return { log: new MailLog(said), mails: collectMails(said) };
}

class MailLog extends Log {
  readonly #said: PassThrough;

  constructor(said: PassThrough) {
    super(LogLevel.INFO);
    this.#said = said;
  }

  protected override log(message: string): void {
    this.#said.write(`${message}\n`);
  }
}
