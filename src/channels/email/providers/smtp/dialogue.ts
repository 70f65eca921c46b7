import type { Smtp } from "../provider.ts";
import type { Line, Reply } from "./line.ts";

export type Step = "greeting" | "hello" | "starttls" | "login" | "sender" | "recipient" | "data" | "message";

/** How a conversation ended: at which step, and with which reply; null if there was none. */
export interface Ending {
  readonly step: Step;
  /** `unencrypted`: the server offers no encryption, so nothing was said. */
  readonly reply: Reply | "unencrypted" | null;
}

export interface Letter {
  /** The name by which we introduce ourselves. */
  readonly client: string;
  readonly from: string;
  readonly to: readonly string[];
  /** The whole e-mail, in lines that end with CRLF. */
  readonly content: string;
}

/** Hands over one e-mail (RFC 5321). At most one conversation per connection. */
export async function deliver(
  opened: Line,
  { tls, login }: Pick<Smtp, "tls" | "login">,
  { client, from, to, content }: Letter,
): Promise<Ending> {
  const hello = `EHLO ${client}`;
  const greeting = await opened.ask(null);
  if (greeting?.code !== 220) return { step: "greeting", reply: greeting };
  let line = opened;
  let offered = await line.ask(hello);
  if (offered?.code !== 250) return { step: "hello", reply: offered };
  if (tls !== "implicit") {
    const offers = offered.lines.some((one) => /^STARTTLS\b/i.test(one));
    if (!offers && tls === "starttls") return { step: "starttls", reply: "unencrypted" };
    if (offers) {
      const ready = await line.ask("STARTTLS");
      if (ready?.code !== 220) return { step: "starttls", reply: ready };
      const secured = line.secured();
      if (secured === null) return { step: "starttls", reply: null };
      line = secured;
      offered = await line.ask(hello);
      if (offered?.code !== 250) return { step: "hello", reply: offered };
    }
  }
  if (login !== null) {
    const reply = await logIn(line, login, offered);
    if (reply?.code !== 235) return { step: "login", reply };
  }
  const sender = await line.ask(`MAIL FROM:<${from}>`);
  if (sender?.code !== 250) return { step: "sender", reply: sender };
  for (const recipient of to) {
    const reply = await line.ask(`RCPT TO:<${recipient}>`);
    if (reply?.code !== 250 && reply?.code !== 251 && reply?.code !== 252) return { step: "recipient", reply };
  }
  const data = await line.ask("DATA");
  if (data?.code !== 354) return { step: "data", reply: data };
  if (!(await line.write(`${stuffed(content)}.\r\n`))) return { step: "message", reply: null };
  const reply = await line.ask(null);
  // Only a courtesy: some servers no longer listen.
  if (reply !== null) void line.write("QUIT\r\n");
  return { step: "message", reply };
}

/** PLAIN (RFC 4616), or LOGIN where the server offers nothing else that we know. */
async function logIn(
  line: Line,
  { user, password }: NonNullable<Smtp["login"]>,
  offered: Reply,
): Promise<Reply | null> {
  const methods = offered.lines.find((one) => /^AUTH[ =]/i.test(one))?.toUpperCase() ?? "";
  if (/\bPLAIN\b/.test(methods) || !/\bLOGIN\b/.test(methods)) {
    return line.ask(`AUTH PLAIN ${base64(`\0${user}\0${password}`)}`);
  }
  let reply = await line.ask("AUTH LOGIN");
  for (const secret of [user, password]) {
    if (reply?.code !== 334) return reply;
    reply = await line.ask(base64(secret));
  }
  return reply;
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** A line with a full stop alone would end the e-mail: each line that begins with one gets another (RFC 5321, 4.5.2). */
function stuffed(content: string): string {
  return content.replaceAll(/^\./gm, "..");
}
