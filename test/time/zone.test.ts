import { describe, expect, it } from "vitest";
import { isTimeZone } from "../../src/time/zone.ts";

describe("a time zone", () => {
  it("is every name that the runtime lists", () => {
    expect(Intl.supportedValuesOf("timeZone").filter((name) => !isTimeZone(name))).toEqual([]);
  });

  it.each(["UTC", "Etc/UTC", "GMT", "Asia/Calcutta", "US/Eastern", "Europe/Kiev", "europe/budapest"])(
    "is also %s, which is another name or spelling of one",
    (name) => expect(isTimeZone(name)).toBe(true),
  );

  it.each(["", " ", "Budapest", "Europe/Budapest ", "Europe/Atlantis", "CEST", "toString", "Europe/Budapest,UTC"])(
    "is not %j",
    (name) => expect(isTimeZone(name)).toBe(false),
  );
});
