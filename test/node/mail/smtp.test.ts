import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import type { Miniflare } from "miniflare";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Smtp } from "../../../src/channels/email/providers/provider.ts";
import { readRaw } from "../../standin/mail/read.ts";
import { AUTHORITY, LOGIN, type MailServer, refusal, startServer } from "./server.ts";

const mail = {
  ...{
    from: { name: "Kovács Éva", email: "alerts@example.com" },
    to: ["leads@example.com"],
    subject: "Elveszett: éjjel",
  },
  ...{ text: `One\n.\n..two\n${"é".repeat(5_000)}`, html: `<p>${"é".repeat(50_000)}</p>` },
  headers: { "List-Id": "<chat-alerts.example.com>", "In-Reply-To": "<chat-130-101@example.com>" },
};
const smtp: Smtp = { name: "smtp", host: "127.0.0.1", port: 0, tls: "implicit", login: LOGIN };

let miniflare: Miniflare;
let origin = "";
const servers: MailServer[] = [];

// The Workers runtime on one side and a mail server that nobody here wrote on the other, with real sockets between them.
beforeAll(async () => {
  const entry = fileURLToPath(new URL("../../channels/email/support/smtp-worker.ts", import.meta.url));
  const built = buildSync({
    ...{ entryPoints: [entry], bundle: true, format: "esm", write: false, external: ["cloudflare:sockets"] },
  });
  // The runtime reads it once, when it is loaded.
  process.env.NODE_EXTRA_CA_CERTS = AUTHORITY;
  const { Miniflare } = await import("miniflare");
  const modules = { "index.js": { type: "esm" as const, contents: built.outputFiles[0]?.text ?? "" } };
  const config = {
    ...{ name: "mail", compatibilityDate: "2026-10-23", manifest: { mainModule: "index.js", modules }, env: {} },
    exports: {},
  };
  miniflare = new Miniflare({ workers: [{ config }], logRequests: false });
  origin = (await miniflare.ready).origin;
}, 60_000);

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

afterAll(() => miniflare.dispose());

async function server(options: Parameters<typeof startServer>[0] = {}): Promise<MailServer> {
  const started = await startServer(options);
  servers.push(started);
  return started;
}

async function sent(port: number, settings: Partial<Smtp>, timeLimit?: number): Promise<unknown> {
  const body = JSON.stringify({ mail, smtp: { ...smtp, port, ...settings }, timeLimit });
  return (await fetch(origin, { method: "POST", body })).json();
}

const ACCEPTED = { kind: "sent", status: 250 };
const PLAIN = { disabledCommands: ["STARTTLS"], allowInsecureAuth: true };

describe("a Worker and a real mail server", () => {
  it.each<[string, Parameters<typeof startServer>[0], Partial<Smtp>, boolean]>([
    ["encrypted from the start", { secure: true }, { tls: "implicit" }, true],
    ["encrypted from the start, by name", { secure: true }, { tls: "implicit", host: "localhost" }, true],
    ["by STARTTLS", {}, { tls: "starttls" }, true],
    ["by STARTTLS where it is offered, on this machine", {}, { tls: "optional" }, true],
    ["not encrypted, on this machine", PLAIN, { tls: "optional" }, false],
    ["with LOGIN", { secure: true, authMethods: ["LOGIN"] }, {}, true],
    ["without a name", { secure: true, authOptional: true }, { login: null }, true],
  ])("hand over the e-mail %s", async (_, options, settings, wasEncrypted) => {
    const { port, mails } = await server(options);
    expect(await sent(port, settings)).toMatchObject(ACCEPTED);
    expect(mails).toMatchObject([{ from: "alerts@example.com", to: ["leads@example.com"], wasEncrypted }]);
    for (const read of await readRaw(mails[0]?.raw ?? "")) {
      expect(read).toMatchObject({ subject: mail.subject, from: ["alerts@example.com"], to: mail.to, html: mail.html });
      expect(read.text.replaceAll("\r\n", "\n")).toBe(mail.text);
      expect(read.headers).toEqual(expect.arrayContaining(["in-reply-to: <chat-130-101@example.com>"]));
    }
  });

  it("hand over nothing without encryption", async () => {
    const { port, mails } = await server(PLAIN);
    expect(await sent(port, { tls: "starttls" })).toEqual({ kind: "out-of-order", result: { code: "not-encrypted" } });
    expect(mails).toEqual([]);
  });

  it("hand over nothing where the certificate is another name's", async () => {
    const { port, mails } = await server({ secure: true });
    const lost = { kind: "retry", result: { code: "connection-failed" } };
    expect(await sent(port, { host: "127.0.0.2" })).toEqual(lost);
    const { port: other } = await server({});
    expect(await sent(other, { host: "127.0.0.2", tls: "starttls" })).toEqual(lost);
    expect(mails).toEqual([]);
  });

  it.each<[string, Parameters<typeof startServer>[0], Partial<Smtp>, object]>([
    ["a wrong password", {}, { login: { ...LOGIN, password: "x" } }, { kind: "out-of-order", status: 535 }],
    [
      "a recipient that is not known",
      { onRcptTo: (_address, _session, done) => done(refusal(550, "5.1.1 No such user")) },
      {},
      { kind: "dead", status: 550 },
    ],
    [
      "a recipient that is greylisted",
      { onRcptTo: (_address, _session, done) => done(refusal(450, "4.7.1 Try again")) },
      {},
      { kind: "retry", status: 450 },
    ],
    [
      "a sender that is not allowed",
      { onMailFrom: (_address, _session, done) => done(refusal(553, "Not yours")) },
      {},
      { kind: "out-of-order", status: 553 },
    ],
    [
      "an e-mail that is not wanted",
      { onData: (stream, _session, done) => void stream.resume().on("end", () => done(refusal(554, "5.7.1 Spam"))) },
      {},
      { kind: "malformed", status: 554 },
    ],
    [
      "a server that has too much to do",
      { onConnect: (_session, done) => done(refusal(421, "Too busy")) },
      {},
      { kind: "retry", status: 421 },
    ],
  ])("end as they must with %s", async (_, options, settings, outcome) => {
    const { port, mails } = await server({ secure: true, ...options });
    expect(await sent(port, settings)).toMatchObject(outcome);
    expect(mails).toEqual([]);
  });

  it("end in time where the server says nothing, before and after the e-mail", async () => {
    const { port } = await server({ secure: true, onData: (stream) => void stream.resume() });
    const late = { kind: "retry", result: { code: "no-answer", seconds: 0.7 } };
    expect(await sent(port, {}, 700)).toEqual(late);
    const mute = createServer().listen(0, "127.0.0.1");
    await new Promise((listening) => mute.once("listening", listening));
    const address = mute.address();
    expect(await sent(typeof address === "object" ? (address?.port ?? 0) : 0, { tls: "optional" }, 700)).toEqual(late);
    mute.close();
  });

  it("end at once where nobody listens", async () => {
    const { port, close } = await startServer();
    await close();
    for (const tls of ["implicit", "starttls", "optional"] as const) {
      expect(await sent(port, { tls })).toEqual({ kind: "retry", result: { code: "connection-failed" } });
    }
  });
});
