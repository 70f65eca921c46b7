import { describe, expect, it } from "vitest";
import type { Mistake, Settings } from "../../../src/channels/channel.ts";
import { email } from "../../../src/channels/email/channel.ts";

const FROM = "alerts@example.com";
const connect = (settings: Settings, common?: string) =>
  email.connect({ channel: "email", ...settings }, (name) => (name === "ALERT_EMAIL_FROM" ? common : undefined));

function mistakes(settings: Settings, common?: string): readonly Mistake[] {
  const connected = connect(settings, common);
  return connected.ok ? [] : connected.mistakes;
}

describe("the settings of an email target", () => {
  it("name who is written to, and by whom", () => {
    expect(connect({ to: ["leads@example.com"], from: FROM })).toEqual({
      ok: true,
      options: { to: ["leads@example.com"], from: { name: null, address: FROM }, provider: { name: "cloudflare" } },
    });
  });

  it("mean ALERT_EMAIL_FROM where they name no sender", () => {
    expect(connect({ to: "leads@example.com" }, ` Chat alerts <${FROM}> `)).toEqual({
      ok: true,
      options: {
        ...{ to: ["leads@example.com"], from: { name: "Chat alerts", address: FROM } },
        provider: { name: "cloudflare" },
      },
    });
  });

  it("write to each address once", () => {
    expect(connect({ to: ["a@example.com", " a@example.com"] }, FROM)).toMatchObject({
      options: { to: ["a@example.com"] },
    });
  });

  it.each([
    ["Chat alerts <a@example.com>", "Chat alerts"],
    ['"Chat alerts" <a@example.com>', "Chat alerts"],
    ["Kovács Éva <a@example.com>", "Kovács Éva"],
    ["a@example.com", null],
    ["o'neil+chat@mail.xn--bcher-kva.example", null],
  ])("take %j for a sender", (from, name) => {
    expect(connect({ to: ["leads@example.com"], from })).toMatchObject({ options: { from: { name } } });
  });

  it.each([
    "alerts",
    "alerts@localhost",
    "a b@example.com",
    "a..b@example.com",
    "a@-example.com",
    "a@example.com, b@example.com",
    "a@example.com\r\nBcc: x@evil.example",
    "a@example.com\0",
    "é@example.com",
    `${"a".repeat(65)}@example.com`,
    `a@${"b".repeat(250)}.example`,
    "A, B <a@example.com>",
    'A" <x@evil.example>, "B <a@example.com>',
    "A <x@evil.example> <a@example.com>",
    "A\r\nBcc: x@evil.example <a@example.com>",
    "A\u2028B <a@example.com>",
    "A\u202eB <a@example.com>",
    "=?utf-8?Q?A=0D=0ABcc:_x@evil.example?= <a@example.com>",
    "=?utf-8?Q?A=2C?= <a@example.com>",
    `${"A".repeat(71)} <a@example.com>`,
    "<>",
    7,
  ])("take %j neither for a sender nor for somebody to write to, and do not repeat it", (odd) => {
    const wrong = mistakes({ to: ["leads@example.com", odd], from: odd });
    expect(wrong.map(({ key }) => key)).toEqual(["to", "from"]);
    expect(wrong[0]?.problem).toContain("in place 2");
    expect(JSON.stringify(wrong)).not.toContain("evil");
  });

  it.each([undefined, [], {}, 7, ""])("name somebody: %j is nobody", (to) => {
    expect(mistakes({ to, from: FROM })).toMatchObject([{ key: "to" }]);
  });

  it("say where a wrong or missing sender comes from", () => {
    expect(mistakes({ to: ["a@example.com"] })[0]?.problem).toContain("is not set, nor ALERT_EMAIL_FROM");
    expect(mistakes({ to: ["a@example.com"] }, "alerts")[0]?.problem).toContain("is taken from ALERT_EMAIL_FROM");
  });

  it("hold as many addresses as one mail takes, and no more", () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => `a${index}@example.com`);
    expect(mistakes({ to: many(50) }, FROM)).toEqual([]);
    expect(mistakes({ to: many(51) }, FROM)[0]?.problem).toContain("more than 50");
  });
});
