import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { email } from "../../../src/channels/email/channel.ts";
import type { Answer, PostRequest } from "../../../src/channels/http.ts";
import type { Message } from "../../../src/channels/message.ts";
import { startMail } from "../../standin/mail/mail.ts";
import { createMailServices } from "../../standin/mail/providers/services.ts";
import { startMailServer } from "../../standin/mail/providers/smtp.ts";
import { readRaw } from "../../standin/mail/read.ts";
import { anyMessage, followed, missed, report, several } from "../support/messages.ts";
import { served } from "./support/served.ts";

const NOW = Date.UTC(2025, 2, 6, 17, 6, 40);

const SES = { keyId: "AKIDEXAMPLE", secret: "secret", region: "eu-central-1" };
const SECRETS: Readonly<Record<string, string>> = { KEY: "key-1", ID: SES.keyId, SECRET: SES.secret };
const FROM = "Kovács Éva <alerts@example.com>";
const TO = ["leads@example.com", "boss@example.com"];
const API = "http://127.0.0.1:8080";

const PROVIDERS = {
  cloudflare: {},
  resend: { key: "KEY", api: `${API}/resend` },
  postmark: { key: "KEY", api: `${API}/postmark` },
  mailgun: { key: "KEY", domain: "mg.example.com", api: `${API}/mailgun` },
  ses: { access_key: "ID", secret_key: "SECRET", region: SES.region, api: `${API}/ses` },
  smtp: { host: "127.0.0.1", port: 2525 },
};

/** The mail that a provider sends, as its reader sees it; every part goes on its own. */
async function sentBy(provider: keyof typeof PROVIDERS, message: Message, part: string) {
  const settings = { channel: "email", provider, to: TO, from: FROM, ...PROVIDERS[provider] };
  const connected = email.connect(settings, (name) => SECRETS[name]);
  if (!connected.ok) throw new Error(JSON.stringify(connected.mistakes));
  const cloudflare = startMail();
  const services = createMailServices({ key: "key-1", ses: SES });
  const server = startMailServer({ login: null });
  const post = async (request: PostRequest): Promise<Answer> => {
    const { status, body, faults } = await services.answer(served(request));
    expect(faults).toEqual([]);
    return { kind: "answered", status, retryAfter: null, text: JSON.stringify(body) };
  };
  const io = { post, openSocket: server.open, email: cloudflare.binding, now: () => NOW };
  const outcome = await email.send(message, connected.options, io, { id: "5f1d7e84", part });
  expect(outcome.kind).toBe("sent");
  const data = server.calls[0]?.heard.data;
  if (typeof data === "string") return fromWire(data);
  const [mail] = [...cloudflare.mails, ...services.mails.map((one) => one.mail)];
  if (mail === undefined) throw new Error("nothing was sent");
  const { from, to, subject, text = "", html = "", headers = {} } = mail;
  const own = Object.entries(headers).map(([name, value]) => `${name.toLowerCase()}: ${value}`);
  const address = typeof from === "string" ? from : from.email;
  return { from: address, to: [to ?? []].flat(), subject, text: text.trimEnd(), html: html.trimEnd(), headers: own };
}

const TRANSPORTS = /^(?:from|to|subject|date|message-id|mime-version|content-type|content-transfer-encoding): /;

async function fromWire(data: string) {
  const [read] = await readRaw(data);
  if (read === undefined) throw new Error("nobody reads it");
  const { from, to, subject, text, html, headers } = read;
  return {
    ...{ from: from[0], to, subject, text: text.replaceAll("\r\n", "\n"), html: html.replaceAll("\r\n", "\n") },
    headers: headers.filter((line) => !TRANSPORTS.test(line)),
  };
}

const names = ["cloudflare", "resend", "postmark", "mailgun", "ses", "smtp"] as const;

describe("an e-mail", () => {
  it.each(names)("says the same by %s as by any other, with the same headers, whatever is in it", async (name) => {
    const property = fc.asyncProperty(anyMessage, fc.constantFrom(...TO), async (message, part) => {
      expect(await sentBy(name, message, part)).toEqual(await sentBy("cloudflare", message, part));
    });
    await fc.assert(property, { numRuns: name === "cloudflare" ? 1 : 25 });
  });

  it.each([missed, several, followed, report, { ...missed, plain: true }])(
    "goes to each recipient on its own",
    async (message) => {
      for (const name of names) for (const part of TO) expect((await sentBy(name, message, part)).to).toEqual([part]);
    },
  );

  it("goes to each recipient of the settings once", () => {
    const connected = email.connect({ to: [...TO, TO[0]], from: FROM }, () => undefined);
    if (!connected.ok) throw new Error("not connected");
    expect(email.parts?.(missed, connected.options)).toEqual(TO);
  });
});
