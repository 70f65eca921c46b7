import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { ROOT } from "../../../src/commands/wrangler.ts";

const TLS = join(ROOT, "test/fixtures/tls");

/** Signed the certificate of the servers here; its key was thrown away. */
export const AUTHORITY = join(TLS, "authority.pem");

export const LOGIN = { user: "alerts", password: "Jelszó-1" };

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly wasEncrypted: boolean;
}

export interface MailServer {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  close(): Promise<void>;
}

/** A real mail server on loopback, which takes mail from those who log in. */
export async function startServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    key: readFileSync(join(TLS, "localhost.key")),
    cert: readFileSync(join(TLS, "localhost.pem")),
    onAuth({ username, password }, _session, done) {
      if (username === LOGIN.user && password === LOGIN.password) done(null, { user: username });
      else done(new Error("Invalid username or password"));
    },
    onData(stream, { envelope, secure }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push({ from, to, raw: Buffer.concat(chunks).toString("utf8"), wasEncrypted: secure });
        done();
      });
    },
    ...options,
  });
  // Who is refused hangs up, which is no fault of the server.
  server.on("error", () => {});
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  return { port, mails, close: () => new Promise((closed) => server.close(() => closed())) };
}

/** An error that the server answers with this code. */
export function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
