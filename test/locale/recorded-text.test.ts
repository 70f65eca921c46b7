import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { endReasonSchema } from "../../src/alerts/end-reason.ts";
import { outageReasonSchema } from "../../src/alerts/outage-reason.ts";
import { codeOf, codeToJson, readCode, said, storeCode } from "../../src/alerts/stored-code.ts";
import { unreadableSchema } from "../../src/chat/unreadable.ts";
import { formatFor } from "../../src/locale/format.ts";
import { LANGUAGES } from "../../src/locale/locale.ts";
import { endText, outageText, problemText, storedEnd } from "../../src/locale/recorded-text.ts";
import { EVERY_END, EVERY_OUTAGE, EVERY_PROBLEM } from "./support/recorded.ts";

const KINDS = [
  { what: "why a delivery ended", schema: endReasonSchema, text: endText, examples: EVERY_END },
  { what: "why a target is disabled", schema: outageReasonSchema, text: outageText, examples: EVERY_OUTAGE },
  { what: "what is wrong in quarantine", schema: unreadableSchema, text: problemText, examples: EVERY_PROBLEM },
] as const;

describe.each(KINDS)("$what", ({ schema, text, examples }) => {
  it("comes back as it was stored, and is said in both languages", () => {
    for (const { of, en, hu } of examples) {
      const stored = storeCode(of);
      expect(readCode(schema, stored)).toEqual(of);
      expect([text("en", stored), text("hu", stored)]).toEqual([en, hu]);
    }
  });

  it.each(LANGUAGES)("leaves no hole in a sentence in %s, and no English one in another language", (language) => {
    for (const { of, en } of examples) {
      const sentence = text(language, storeCode(of));
      expect(sentence).not.toMatch(/undefined|null|NaN|Invalid|\[object/);
      if (language !== "en" && of.code !== "said") expect(sentence).not.toBe(en);
    }
  });

  it.each(LANGUAGES)("is said by its code in %s where only a newer version knows that", (language) => {
    expect(text(language, { code: "from-afar", args: '{"by":7}' })).toBe("from-afar");
    for (const { of } of examples) expect(text(language, { code: of.code, args: "no JSON" })).toBe(of.code);
  });

  it("never throws, whatever the arguments are", () => {
    const values = fc.oneof(fc.jsonValue(), fc.double(), fc.constant("{}"));
    const keys = ["text", "result", "until", "since", "by", "to", "attempts", "days", "rule", "field", "cipher"];
    const args = fc.dictionary(fc.constantFrom(...keys), values, { maxKeys: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...examples), args, fc.constantFrom(...LANGUAGES), ({ of }, changes, language) => {
        const stored = storeCode({ ...of, ...changes, code: of.code });
        expect(typeof text(language, stored)).toBe("string");
        expect(codeToJson(stored).code).toBe(of.code);
      }),
    );
  });

  it("may have arguments that only a newer version knows", () => {
    for (const { of, hu } of examples) expect(text("hu", storeCode({ ...of, more: [1] }))).toBe(hu);
  });

  it.each(LANGUAGES)("is shown as an older version stored it, in %s too", (language) => {
    expect(text(language, said("gave up after 3 attempts: answered 500"))).toBe(
      "gave up after 3 attempts: answered 500",
    );
  });
});

describe("what happened", () => {
  it("writes instants as its reader does", () => {
    const { moment } = formatFor("hu", "Europe/Budapest");
    const until = Date.parse("2026-11-25T08:00:00Z");
    expect(endText("hu", storeCode({ code: "target-waiting", until, to: "leads" }), moment)).toBe(
      `a címzett türelmet kért eddig: ${moment(until)}; helyette: leads`,
    );
  });

  it("has its sentence in English beside it, for versions that know no codes", () => {
    for (const { of, en } of EVERY_END) expect(storedEnd(of)).toEqual({ ...storeCode(of), note: en });
  });

  it("is what the code says, whatever the sentence beside it is", () => {
    expect(codeOf({ code: "expired", args: "{}", note: "something else" })).toEqual({ code: "expired", args: "{}" });
    expect(codeOf({ code: "expired", args: null, note: null })).toEqual({ code: "expired", args: "{}" });
    expect(codeOf({ code: null, args: null, note: "away" })).toEqual(said("away"));
    expect(codeOf({ code: null, args: null, note: null })).toBeNull();
  });

  it("is an object for programs, with what it has of another code", () => {
    const result = { code: "answered", args: '{"status":500}' };
    expect(codeToJson(storeCode({ code: "gave-up", attempts: 11, result }))).toEqual({
      code: "gave-up",
      args: { attempts: 11, result: { code: "answered", args: { status: 500 } } },
    });
    expect(codeToJson({ code: "from-afar", args: "no JSON" })).toEqual({ code: "from-afar", args: null });
  });
});
