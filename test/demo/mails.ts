import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { html, type StandIn } from "../standin/stand-in.ts";

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

/** E-mail, for the page that shows what every channel was sent: the text, and the HTML in a frame without scripts. */
export function mailStandIn(mails: () => readonly LocalMail[]): StandIn {
  return {
    ...{ channel: "email", name: "E-mail", accepts: () => false, answer: () => new Response(null, { status: 404 }) },
    articles: () => mails().map(article).toReversed(),
  };
}

function article({ to, subject, text, html: file }: LocalMail): string {
  const frame = file === "" ? "" : readFileSync(file, "utf8");
  return `<h3>${html(subject)}</h3><p class="soft">To ${html(to)}</p>
<iframe sandbox="" title="${html(subject)}" srcdoc="${html(frame)}"></iframe>
<details><summary>As text</summary><pre>${html(text)}</pre></details>`;
}
