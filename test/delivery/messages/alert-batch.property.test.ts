import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REASONS } from "../../../src/alerts/reasons.ts";
import type { AlertBatch, ListedAlert } from "../../../src/delivery/messages/model.ts";
import { LANGUAGES } from "../../../src/locale/locale.ts";
import { chatOf, HOUR, readingOf } from "./support/alerts.ts";
import { ALL, NOW, saidOf } from "./support/batches.ts";

const NEVER = ["123 4567", "123456789", "russell@", "10.80.2.13", "csomagom"];
const customer = { name: "John Russell 06 30 123 4567", phone1: "123456789", mail: "john.russell@example.com" };

const reasons = fc.subarray([...REASONS], { minLength: 1 });
const instant = fc.integer({ min: NOW - 30 * 24 * HOUR, max: NOW + HOUR });
const name = fc.option(fc.constantFrom("Chat", "Sales", "Panasz", "a & <b>"));
const message = fc.record({
  from: fc.constantFrom("Visitor", "Jane Smith", customer.name),
  date: fc.option(instant.map((at) => new Date(at).toISOString())),
  message: fc.constantFrom("", "Elakadt a csomagom: 06 30 123 4567, john.russell@example.com"),
});
const body = fc.record({
  projectId: fc.constant(130),
  chatId: fc.integer({ min: 1, max: 9_000_000 }),
  firstQueueName: name,
  lastQueueName: name,
  ipAddress: fc.constant("10.80.2.13"),
  conversation: fc.array(message, { maxLength: 4 }),
  clientData: fc.option(fc.constant(customer)),
});
// All but the name belongs to the message of one chat.
const show = fc.subarray(["name", "words", "phone1", "mail", "ipAddress"]);

const listed: fc.Arbitrary<ListedAlert> = fc
  .record({ body, reasons, receivedAt: instant, show, link: fc.option(fc.constant(ALL)), read: fc.boolean() })
  .map(({ body, read, ...rest }) => {
    const told = chatOf(body, { ...rest, now: NOW });
    return { ...rest, key: told.chat.key, context: read ? told : null };
  });

const several: fc.Arbitrary<AlertBatch> = fc.record({
  all: fc.array(fc.record({ reasons, since: instant }), { minLength: 1, maxLength: 500, size: "max" }),
  listed: fc.array(listed, { maxLength: 10 }),
  link: fc.option(fc.constant(ALL)),
  byDefault: fc.boolean(),
  otherTargets: fc.uniqueArray(fc.constantFrom("sales-slack", "leads"), { maxLength: 2 }),
  now: fc.constant(NOW),
});

function numbersIn(text: string): readonly number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}

describe.each(LANGUAGES)("whatever chats are told in one message, in %s,", (language) => {
  it("the numbers of the title add up to all of them, and it fits", () => {
    fc.assert(
      fc.property(several, (given) => {
        const { title } = saidOf(given, language);
        const [all, ...apart] = numbersIn(title);
        expect(all).toBe(given.all.length);
        if (apart.length > 0) expect(apart.reduce((sum, count) => sum + count)).toBe(given.all.length);
        expect([...title].length).toBeLessThanOrEqual(150);
      }),
    );
  });

  it("every listed one is an item, and what is not listed is counted", () => {
    fc.assert(
      fc.property(several, (given) => {
        const { items, footnotes } = saidOf(given, language);
        const more = given.all.length - given.listed.length;
        expect(items.map(({ url }) => url)).toEqual(given.listed.map(({ link }) => link));
        expect(numbersIn(footnotes.join())).toEqual(more > 0 ? [more] : []);
      }),
    );
  });

  it("nothing reads like a slip of ours, and nothing is said of a customer but a name that is shown", () => {
    fc.assert(
      fc.property(several, (given) => {
        const message = saidOf(given, language);
        const text = readingOf(message);
        expect(text).not.toMatch(/undefined|NaN|null|Invalid|Infinity|\[object|; ;|, ,| {3}|\(\)/);
        for (const hidden of NEVER) expect(text).not.toContain(hidden);
        if (!given.listed.some(({ context: told }) => told?.show.includes("name")))
          expect(text).not.toContain("Russell");
        expect(message.summary).toMatch(/^\d.*\.$/);
      }),
    );
  });
});
