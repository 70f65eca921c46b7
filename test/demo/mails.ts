import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** A mail as the local runtime left it: it sends none, but says what it was and writes its parts to files. */
export interface LocalMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The file that a browser can open. */
  readonly html: string;
}

const LINE = /^(To|Subject|Text|HTML): (.*)$/;

/** Collects the mails that the runtime tells of, as they come. */
export function collectMails(output: Readable): readonly LocalMail[] {
  const mails: LocalMail[] = [];
  let told: Record<string, string> = {};
  createInterface({ input: output }).on("line", (line) => {
    const [, name, value] = LINE.exec(line) ?? [];
    if (name === undefined || value === undefined) return;
    told[name] = value;
    if (name !== "HTML") return;
    const { To: to = "", Subject: subject = "", Text: text, HTML: html = "" } = told;
    mails.push({ to, subject, text: text === undefined ? "" : readFileSync(text, "utf8"), html });
    told = {};
  });
  return mails;
}
