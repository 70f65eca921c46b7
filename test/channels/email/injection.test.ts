import { describe, expect, it } from "vitest";
import { headerText } from "../../../src/channels/email/mail/header-text.ts";
import { render } from "../../../src/channels/email/render.ts";
import type { Message } from "../../../src/channels/message.ts";
import { checkMail } from "../../standin/mail/check.ts";
import { mimeOf } from "../../standin/mail/mime.ts";
import { misreadIn, readBack } from "../../standin/mail/read.ts";
import { sampled } from "../../support/thorough.ts";
import { LINK, missed, saying, several, tooMuch } from "../support/messages.ts";

const options = { from: { name: "Chat alerts", address: "alerts@example.com" }, to: ["leads@example.com"] };

const ATTACKS = [
  "x\r\nBcc: x@evil.example",
  "x\nBcc: x@evil.example",
  "x\rBcc: x@evil.example",
  "x\r\n\r\n<h1>a body</h1>",
  "x\0Bcc: x@evil.example",
  "x\u2028Bcc: x@evil.example",
  "x\u0085Bcc: x@evil.example",
  "x\u560d\u560aBcc: x@evil.example",
  "=?utf-8?Q?x=0D=0ABcc:_x@evil.example?=",
  "=?utf-8?B?eA0KQmNjOiB4QGV2aWwuZXhhbXBsZQ==?=",
  "a, x@evil.example",
  '"a" <x@evil.example>, b',
  "a> <x@evil.example",
  "(a) x@evil.example;",
  "x".repeat(100_000),
  "é".repeat(100_000),
  "x \r\n".repeat(1_000),
  "\ud83d",
];

const FIELDS: Readonly<Record<string, (text: string) => Message>> = {
  title: (title) => ({ ...missed, title }),
  summary: (summary) => ({ ...missed, summary }),
  "name of the chat": (name) => ({ ...missed, about: { thread: "1/2", name, reasons: ["lost"], queue: null } }),
  thread: (thread) => ({ ...missed, about: { thread, name: "Chat", reasons: ["lost"], queue: null } }),
  reason: (reason) => ({ ...missed, about: { thread: "1/2", name: "Chat", reasons: [reason], queue: null } }),
  queue: (queue) => ({ ...missed, about: { thread: "1/2", name: "Chat", reasons: ["lost"], queue } }),
  item: (text) => ({ ...several, items: [{ title: text, details: text, url: LINK }] }),
  "everything at once": saying,
  "everything at once, in plain text": (text) => ({ ...tooMuch(text, LINK, true), plain: true }),
};

/** The long ones take turns in `npm test`. */
function attacksBy(field: string): readonly string[] {
  const isLong = (attack: string) => attack.length > 1_000;
  const long = sampled(ATTACKS.filter(isLong), 3, Object.keys(FIELDS).indexOf(field));
  return [...ATTACKS.filter((attack) => !isLong(attack)), ...long];
}

describe.each(Object.entries(FIELDS))("what is injected by the %s", (field, message) => {
  it.each(attacksBy(field))("%# reaches no header, no address and no reader", async (attack) => {
    const mail = render(message(attack), options);
    expect(checkMail(mail)).toEqual([]);
    const mails = await readBack(mail);
    expect(await misreadIn(mail, mails)).toEqual([]);
    for (const value of Object.values(mail.headers ?? {})) expect(value).toMatch(/^[\x20-\x7e]+$/);
    for (const { to, headers } of mails) {
      expect(to).toEqual(["leads@example.com"]);
      expect(headers.join("\n")).not.toMatch(/^bcc:/im);
    }
    expect(mimeOf(mail).split("\r\n\r\n")[0]).not.toMatch(/^Bcc:/im);
  });
});

describe("text in a header", () => {
  it.each(["Chat", "Sales 2", "a, b <c> (d)"])("stands as it is where it is plain: %j", (text) => {
    expect(headerText(text, 100)).toBe(text);
  });

  it.each(["Panasz és ügyintézés, minden nap, éjjel és nappal, ünnepeken is", "👨‍👩‍👧‍👦".repeat(8), "=?utf-8?Q?x?="])(
    "is encoded in words of at most 75 where it is not, and read back: %j",
    async (text) => {
      const value = headerText(text, 300);
      for (const word of value.split(" ")) expect(word).toMatch(/^=\?UTF-8\?B\?[\w+/=]{1,63}\?=$/);
      const mails = await readBack({ ...render(missed, options), subject: value });
      expect(mails.map(({ subject }) => subject)).toEqual([text, text]);
    },
  );

  it("is cut between characters", () => {
    expect(headerText("x".repeat(101), 100)).toMatch(/^=\?UTF-8\?B\?/);
    expect(headerText("x".repeat(100), 100)).toBe("x".repeat(100));
  });
});
