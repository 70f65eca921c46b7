import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMailgun } from "../../../src/intake/mail/events/mailgun.ts";
import { readPostmark } from "../../../src/intake/mail/events/postmark.ts";
import { type RecipientReport, reportsOf } from "../../../src/intake/mail/events/report.ts";
import { readResend } from "../../../src/intake/mail/events/resend.ts";
import { readSes } from "../../../src/intake/mail/events/ses.ts";
import EVENTS from "../../fixtures/mail/events.json";

const READERS: Readonly<Record<string, (body: unknown) => readonly RecipientReport[]>> = {
  resend: readResend,
  mailgun: readMailgun,
  postmark: readPostmark,
  ses: readSes,
};

function read(provider: string, body: unknown): readonly RecipientReport[] {
  const reader = READERS[provider];
  if (reader === undefined) throw new Error(`nobody reads ${provider}`);
  return reader(body);
}

/** The same tree with something else in one place. */
function broken(value: unknown, path: readonly number[], instead: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined || typeof value !== "object" || value === null) return instead;
  const entries = Object.entries(value);
  const at = first % Math.max(entries.length, 1);
  const changed = entries.flatMap(([name, member], index) => {
    if (index !== at) return [[name, member] as const];
    const next = broken(member, rest, instead);
    return next === undefined ? [] : [[name, next] as const];
  });
  return Array.isArray(value) ? changed.map(([, member]) => member) : Object.fromEntries(changed);
}

describe.each(Object.keys(READERS))("an event of %s", (provider) => {
  const own = EVENTS.filter((event) => event.provider === provider);

  it.each(own.map((event) => [event.about, event] as const))("is read: %s", (_, { body, expected }) => {
    expect(read(provider, body)).toEqual(expected);
  });

  it("with anything missing or of another kind is read without a fault", () => {
    const instead = fc.oneof(fc.constant(undefined), fc.constant(null), fc.jsonValue());
    fc.assert(
      fc.property(fc.constantFrom(...own), fc.array(fc.nat(20), { maxLength: 5 }), instead, ({ body }, path, value) => {
        for (const { address, reason } of read(provider, broken(body, path, value))) {
          expect(address).toBe(address.toLowerCase());
          expect(address).toContain("@");
          expect(reason).toMatch(/^[\w./-]*$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("that is anything else says nothing of anybody", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(read(provider, body)).toEqual([]);
      }),
    );
  });
});

describe("the recipients of an event", () => {
  it("are known by their address in lower case, whatever name is around it, each once", () => {
    const name = fc.constantFrom("", "Leads ", '"Leads, the" ', "=?utf-8?q?L?= ", '"a <b@example.com>" ', "Ő ");
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), fc.boolean(), (names, upper) => {
        const address = upper ? "LEADS@EXAMPLE.COM" : "leads@example.com";
        const written = names.map((before) => (before === "" ? ` ${address} ` : `${before}<${address}>`));
        expect(reportsOf(written, "bounced", [])).toEqual([
          { address: "leads@example.com", mark: "bounced", reason: "" },
        ]);
      }),
    );
  });

  it("have a reason without sentences, addresses or anything else than short codes", () => {
    const codes = ["Permanent", 550, "5.1.1", "550 5.1.1 <leads@example.com>", "x".repeat(41), null, {}, "<b>", "a-b"];
    expect(reportsOf(["leads@example.com"], "bounced", codes)[0]?.reason).toBe("Permanent/550/5.1.1/a-b");
  });

  it("that are longer than any address are none", () => {
    expect(reportsOf([`${"x".repeat(250)}@example.com`, "no address"], "bounced", [])).toEqual([]);
  });
});
