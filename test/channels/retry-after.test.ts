import { describe, expect, it } from "vitest";
import { MAX_RETRY_AFTER, retryAfter } from "../../src/channels/retry-after.ts";
import vectors from "../fixtures/retry-after.json";

// An hour before the date in the vectors.
const NOW = 1_445_412_480_000 - 3_600_000;

describe("Retry-After", () => {
  it.each(vectors)("$header is read as $kind", ({ header, epoch, seconds }) => {
    const until = epoch ? epoch * 1000 : seconds ? NOW + seconds * 1000 : null;
    expect(retryAfter(header, NOW)).toBe(until);
  });

  it.each(["0", "-5", "1e3", "", " ", "Wed, 21 Oct 2015 06:27:59 GMT", "Wed, 99 Foo 2015 07:28:00 GMT"])(
    "%j asks for nothing",
    (header) => {
      expect(retryAfter(header, NOW)).toBeNull();
    },
  );

  it.each(["259201", "99999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])(
    "%j is waited for three days",
    (header) => {
      expect(retryAfter(header, NOW)).toBe(NOW + MAX_RETRY_AFTER);
    },
  );
});
