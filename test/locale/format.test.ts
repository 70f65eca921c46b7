import { describe, expect, it } from "vitest";
import { formatFor } from "../../src/locale/format.ts";

const AT = Date.UTC(2025, 2, 6, 13, 37, 52);
const en = formatFor("en", "Europe/Budapest");
const hu = formatFor("hu", "Europe/Budapest");

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("times and numbers", () => {
  it("are written as in British English", () => {
    expect([en.time(AT), en.clock(AT), en.day(AT), en.moment(AT)]).toEqual([
      "14:37",
      "14:37:52",
      "6 March 2025",
      "6 Mar 2025, 14:37",
    ]);
    expect(en.number(12_345.5)).toBe("12,345.5");
    expect(en.list(["Chat", "Sales", "Support"])).toBe("Chat, Sales and Support");
  });

  it("are written as in Hungarian", () => {
    expect([hu.time(AT), hu.clock(AT), hu.day(AT), hu.moment(AT)]).toEqual([
      "14:37",
      "14:37:52",
      "2025. március 6.",
      "2025. márc. 6. 14:37",
    ]);
    expect(hu.number(12_345.5)).toBe("12\u00a0345,5");
    expect(hu.list(["Chat", "Sales", "Panasz"])).toBe("Chat, Sales és Panasz");
  });

  it("are those of the time zone, summer time and midnight included", () => {
    expect(en.moment(Date.UTC(2025, 2, 30, 0, 30))).toBe("30 Mar 2025, 01:30");
    expect(en.moment(Date.UTC(2025, 2, 30, 1, 30))).toBe("30 Mar 2025, 03:30");
    expect(en.moment(Date.UTC(2025, 2, 5, 23, 0))).toBe("6 Mar 2025, 00:00");
    expect(formatFor("en", "America/New_York").moment(AT)).toBe("6 Mar 2025, 08:37");
  });
});

describe("a duration", () => {
  it.each([
    [0, "0 s", "0 mp"],
    [-5 * SECOND, "0 s", "0 mp"],
    [499, "0 s", "0 mp"],
    [59_500, "1 min", "1 perc"],
    [4 * MINUTE + 29 * SECOND, "4 min 29 s", "4 perc 29 mp"],
    [HOUR + 5 * SECOND, "1 h", "1 óra"],
    [HOUR + 59 * MINUTE + 59 * SECOND, "1 h 59 min", "1 óra 59 perc"],
    [DAY, "1 day", "1 nap"],
    [2 * DAY + 3 * HOUR + 4 * MINUTE, "2 days 3 h", "2 nap 3 óra"],
  ])("of %i ms is said in its two largest units", (milliseconds, english, hungarian) => {
    expect(en.duration(milliseconds)).toBe(english);
    expect(hu.duration(milliseconds)).toBe(hungarian);
  });

  it.each([
    [0, "0 s ago", "0 másodperce"],
    [29 * SECOND, "29 s ago", "29 másodperce"],
    [5 * MINUTE, "5 min ago", "5 perce"],
    [14 * HOUR + 3 * MINUTE, "14 h 3 min ago", "14 óra 3 perce"],
    [14 * HOUR, "14 h ago", "14 órája"],
    [DAY, "1 day ago", "1 napja"],
    [2 * DAY + 3 * HOUR, "2 days 3 h ago", "2 nap 3 órája"],
    [25 * DAY, "25 days ago", "25 napja"],
  ])("of %i ms that ends now is an age", (milliseconds, english, hungarian) => {
    expect(en.ago(milliseconds)).toBe(english);
    expect(hu.ago(milliseconds)).toBe(hungarian);
  });
});
