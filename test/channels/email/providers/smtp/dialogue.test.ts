import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Smtp } from "../../../../../src/channels/email/providers/provider.ts";
import { send } from "../../../../../src/channels/email/providers/smtp/send.ts";
import { type ServerOptions, startMailServer } from "../../../../standin/mail/providers/smtp.ts";
import { readRaw } from "../../../../standin/mail/read.ts";

const NOW = Date.UTC(2025, 2, 6, 17, 6, 40);

const login = { user: "alerts", password: "Jelszó-1" };
const smtp: Smtp = { name: "smtp", host: "smtp.example.com", port: 465, tls: "implicit", login };
const mail = {
  ...{
    from: { name: "Kovács Éva", email: "alerts@example.com" },
    to: ["leads@example.com"],
    subject: "Elveszett: éjjel",
  },
  ...{ text: "One\n.\n..two\n", html: "<p>One</p>", headers: { "List-Id": "<a.example.com>" } },
};
const SENDING = { id: "5f1d7e84-0d35-4c38-9a55-4b1c0c1f0a11", part: "leads@example.com" };

async function talk(server: Partial<ServerOptions>, settings: Partial<Smtp> = {}, timeLimit?: number, given = mail) {
  const { open, calls } = startMailServer({ login, ...server });
  const io = { openSocket: open, now: () => NOW };
  const outcome = await send(given, { ...smtp, ...settings }, io, SENDING, timeLimit);
  const [call] = calls;
  if (call === undefined) throw new Error("nobody called");
  return { outcome, ...call.heard, server: call.server };
}

describe("a conversation with a mail server", () => {
  it("hands over one e-mail in the order of RFC 5321", async () => {
    const { outcome, commands, faults, server } = await talk({});
    expect(outcome).toMatchObject({ kind: "sent", status: 250 });
    expect(server).toEqual({ hostname: "smtp.example.com", port: 465, tls: "on" });
    expect(faults).toEqual([]);
    expect(commands.slice(0, 5)).toEqual([
      "EHLO example.com",
      "AUTH PLAIN AGFsZXJ0cwBKZWxzesOzLTE=",
      "MAIL FROM:<alerts@example.com>",
      "RCPT TO:<leads@example.com>",
      "DATA",
    ]);
  });

  it("begins encrypted on 465; on 587 it says who it is only after STARTTLS", async () => {
    const { outcome, commands, faults, encrypted, server } = await talk(
      { offersTls: true },
      { port: 587, tls: "starttls" },
    );
    expect(outcome.kind).toBe("sent");
    expect([faults, encrypted, server.tls]).toEqual([[], true, "later"]);
    expect(commands.map((line) => line.split(" ")[0]).slice(0, 4)).toEqual(["EHLO", "STARTTLS", "EHLO", "AUTH"]);
  });

  it("ends without a word where a server offers no STARTTLS", async () => {
    const { outcome, commands } = await talk({}, { port: 587, tls: "starttls" });
    expect(outcome).toEqual({ kind: "out-of-order", result: { code: "not-encrypted" } });
    expect(commands).toEqual(["EHLO example.com"]);
  });

  it("goes on without encryption only on this machine", async () => {
    expect((await talk({}, { tls: "optional" })).outcome.kind).toBe("sent");
    expect(await talk({ offersTls: true }, { tls: "optional" })).toMatchObject({ encrypted: true, faults: [] });
  });

  it.each([
    ["454 4.7.0 Not now", "retry"],
    ["501 5.5.4 Not at all", "out-of-order"],
  ])("ends where STARTTLS is answered %s", async (reply, kind) => {
    const { outcome, commands } = await talk(
      { offersTls: true, oddity: { at: "STARTTLS", reply } },
      { tls: "starttls" },
    );
    expect(outcome.kind).toBe(kind);
    expect(commands.at(-1)).toBe("STARTTLS");
  });

  it("takes nothing that was said before the encryption for said after it", async () => {
    const { outcome, commands } = await talk({ offersTls: true, smuggled: "250 AUTH PLAIN" }, { tls: "starttls" });
    expect(outcome).toEqual({ kind: "retry", result: { code: "connection-failed" } });
    expect(commands.at(-1)).toBe("STARTTLS");
  });

  it("logs in by LOGIN where there is no PLAIN, and not at all without a name", async () => {
    const { outcome, commands } = await talk({ methods: ["LOGIN"] });
    expect(outcome.kind).toBe("sent");
    expect(commands).toContain("AUTH LOGIN");
    expect((await talk({ login: null }, { tls: "optional", login: null })).commands.join()).not.toContain("AUTH");
  });

  it("ends with a wrong password before anything else is said", async () => {
    const { outcome, commands } = await talk({}, { login: { ...login, password: "wrong" } });
    expect(outcome).toEqual({
      ...{ kind: "out-of-order", status: 535 },
      result: { code: "answered", status: 535, word: "5.7.8" },
    });
    expect(commands.join()).not.toContain("MAIL");
  });

  it("may have sent the mail where nothing is answered to the end of it", async () => {
    const { outcome, data } = await talk({ oddity: "silent" }, {}, 100);
    expect(outcome).toEqual({ kind: "retry", result: { code: "no-answer", seconds: 0.1 } });
    expect(data).not.toBeNull();
  });

  it("fails where no connection can be opened", async () => {
    for (const openSocket of [undefined, async () => null]) {
      const outcome = await send(mail, smtp, { openSocket, now: () => NOW }, SENDING);
      expect(outcome).toEqual({ kind: "retry", result: { code: "connection-failed" } });
    }
  });

  it("understands replies however they are cut", async () => {
    for (const piece of [1, 2, 3, 7]) expect((await talk({ piece })).outcome.kind).toBe("sent");
  });

  it("asks for every recipient where the mail is not in parts", async () => {
    const { commands } = await talk({}, {}, undefined, { ...mail, to: ["a@example.com", "b@example.com"] });
    expect(commands.filter((line) => line.startsWith("RCPT"))).toHaveLength(2);
  });
});

describe("a mail for a mail server", () => {
  it("has an id that is the same in all attempts, and a date", async () => {
    const [first, second] = [await talk({}), await talk({})];
    expect(first.data).toBe(second.data);
    expect(first.data).toMatch(/^Message-ID: <5f1d7e84-0d35-4c38-9a55-4b1c0c1f0a11-[\da-f]{32}@example\.com>\r$/m);
    expect(first.data).toMatch(/^Date: Thu, 06 Mar 2025 17:06:40 \+0000\r$/m);
  });

  it("is read back as it was, by two readers", async () => {
    for (const read of await readRaw((await talk({})).data ?? "")) {
      expect(read).toMatchObject({ subject: mail.subject, from: ["alerts@example.com"], to: mail.to, html: mail.html });
      expect(read.text.replaceAll("\r\n", "\n")).toBe("One\n.\n..two");
      expect(read.headers).toContain("list-id: <a.example.com>");
    }
  });

  it("lets nothing out of its header or its command, whatever stands in any field", async () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc
        .array(
          fc.constantFrom(
            "\r",
            "\n",
            "\0",
            "\r\n.\r\n",
            "\r\nRSET\r\n",
            "a",
            "é",
            ">",
            "<",
            "?= =?",
            "=?utf-8?Q?x?=",
            ", ",
          ),
          {
            maxLength: 30,
          },
        )
        .map((parts) => parts.join("")),
    );
    const property = fc.asyncProperty(texts, texts, texts, texts, async (subject, text, name, address) => {
      const { open, calls } = startMailServer({ login });
      const odd = {
        ...mail,
        subject,
        text,
        from: { name, email: "alerts@example.com" },
        to: [`a${address}@example.com`],
      };
      await send(odd, smtp, { openSocket: open, now: () => NOW }, SENDING, 500);
      const { commands = [], data = null } = calls[0]?.heard ?? {};
      expect(commands.filter((line) => /^(?:RSET|DATA|MAIL)/.test(line)).length).toBeLessThanOrEqual(2);
      const [head = ""] = data?.split("\r\n\r\n") ?? [];
      for (const line of head.split("\r\n").filter(Boolean)) {
        expect(line).toMatch(
          /^(?:From|To|Subject|Date|Message-ID|List-Id|MIME-Version|Content-Type|Content-Transfer-Encoding): |^ /,
        );
        expect(line).toMatch(/^[\x20-\x7e]{1,998}$/);
      }
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
