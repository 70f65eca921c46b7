import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Result, readResult, resultSchema, storedResult } from "../../src/channels/result.ts";
import { EVERY_RESULT } from "./support/results.ts";

const back = (result: Result) => {
  const { code, args } = storedResult(result);
  return readResult(code, args);
};

describe("what an attempt came to", () => {
  it("is kept as a code, and as JSON of what is said beside it", () => {
    expect(storedResult({ code: "answered", status: 404, word: "no_service" })).toEqual({
      code: "answered",
      args: '{"status":404,"word":"no_service"}',
    });
    expect(storedResult({ code: "mail-taken" })).toEqual({ code: "mail-taken", args: "{}" });
  });

  it("is among the examples with every code there is", () => {
    const codes = resultSchema.options.map(({ entries }) => entries.code.literal);
    expect(new Set(EVERY_RESULT.map(({ result }) => result.code))).toEqual(new Set(codes));
  });

  it.each(EVERY_RESULT)("is read as it was kept: $en", ({ result }) => {
    expect(back(result)).toEqual(result);
  });

  it("is read as it was kept, whatever was answered", () => {
    const answered = fc.record(
      { code: fc.constant("answered" as const), status: fc.nat(999), word: fc.string(), asked: fc.nat() },
      { requiredKeys: ["code", "status"], noNullPrototype: true },
    );
    const said = fc.record({ code: fc.constant("said" as const), text: fc.string({ unit: "binary" }) });
    fc.assert(
      fc.property(fc.oneof(answered, said), (result) => {
        expect(back(result)).toEqual(result);
      }),
    );
  });

  it("keeps what it knows where a newer version says more", () => {
    expect(readResult("redirected", '{"status":302,"to":"elsewhere"}')).toEqual({ code: "redirected", status: 302 });
  });

  it.each([
    ["a code of a newer version", "carried-by-pigeon", "{}"],
    ["an argument that is missing", "answered", "{}"],
    ["an argument of another type", "answered", '{"status":"200"}'],
    ["a way that nobody knows", "not-ours", '{"way":"pigeon"}'],
    ["arguments that are a list", "mail-taken", "[]"],
    ["arguments that are nothing", "mail-taken", "null"],
    ["arguments that are no JSON", "mail-taken", "{"],
    ["another code among the arguments", "carried-by-pigeon", '{"code":"mail-taken"}'],
  ])("is not known from %s", (_, code, args) => {
    expect(readResult(code, args)).toBeNull();
  });
});
