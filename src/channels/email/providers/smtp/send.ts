import type { Io, Outcome, Sending } from "../../../channel.ts";
import { withDeadline } from "../../../deadline.ts";
import { domainOf } from "../../mail/address.ts";
import type { Mail } from "../../mail/mail.ts";
import { addressOf } from "../../mail/mailbox.ts";
import { fingerprint } from "../fingerprint.ts";
import type { Smtp } from "../provider.ts";
import { classify } from "./classify.ts";
import { deliver } from "./dialogue.ts";
import { openLine } from "./line.ts";
import { mimeOf } from "./mime.ts";

/** For the whole conversation, in milliseconds: it takes about eight replies, and some servers are slow on purpose. */
const TIME_LIMIT = 20_000;

/** Through a mail server, with a connection of its own for each e-mail. */
export async function send(
  mail: Mail,
  smtp: Smtp,
  { openSocket, now }: Pick<Io, "openSocket" | "now">,
  { id }: Sending,
  timeLimit = TIME_LIMIT,
): Promise<Outcome> {
  const { host: hostname, port, tls } = smtp;
  const from = addressOf(mail.from);
  const messageId = `${id.replaceAll(/[^\w-]/g, "-").slice(0, 64)}-${await fingerprint(mail.to.join())}`;
  const letter = { client: domainOf(from), from, to: mail.to, content: mimeOf(mail, messageId, now()) };
  return withDeadline(timeLimit, async (signal) => {
    const connection = (await openSocket?.({ hostname, port, tls: tls === "implicit" ? "on" : "later" })) ?? null;
    if (connection === null) return { kind: "retry", result: { code: "connection-failed" } };
    try {
      const ending = await deliver(openLine(connection, signal), smtp, letter);
      const silence = signal.aborted
        ? ({ code: "no-answer", seconds: timeLimit / 1000 } as const)
        : ({ code: "connection-failed" } as const);
      return classify(ending, now(), silence);
    } finally {
      connection.close();
    }
  });
}
