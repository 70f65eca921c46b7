import fc from "fast-check";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { phoneNumbersIn } from "../../../src/chat/phone/numbers.ts";
import type { Country } from "../../../src/chat/phone/one-number.ts";

const dialled = (text: string, country: Country | null = null) =>
  phoneNumbersIn(text, country).map(({ number }) => number);

describe("a number with its country's code", () => {
  it.each([
    ["+44 (0)20 7946 0958", "+442079460958"],
    ["+44(0)2079460958", "+442079460958"],
    ["0044 (0) 20 7946 0958", "+442079460958"],
    ["+36 (06) 30 123 4567", "+36301234567"],
    ["+36 06 30 123 4567", "+36301234567"],
    ["(+36) 30 123 4567", "+36301234567"],
    ["0036 30/123-4567", "+36301234567"],
    ["+36 (1) 234 5678", "+3612345678"],
    ["+49 (0)89/123456", "+4989123456"],
    ["+43 (1) 234 5678", "+4312345678"],
    ["+7 (8) 495 123-45-67", "+74951234567"],
    ["+1 (213) 373-4253", "+12133734253"],
    // In Italy the zero is part of the number.
    ["+39 (0)6 1234 5678", "+390612345678"],
    ["+39 06 1234 5678", "+390612345678"],
    ["+39 (02) 1234 5678", "+390212345678"],
    ["+225 (0)7 01 23 45 67", "+2250701234567"],
  ])("%s dials %s", (text, number) => {
    for (const country of [null, "HU", "US"] as const) expect(dialled(text, country)).toEqual([number]);
  });
});

describe("what an address book or a form leaves in a number", () => {
  const around = [0x200b, 0x200f, 0x202a, 0x202d, 0x202e, 0x2060, 0x2066, 0x2069, 0xfeff, 0xad].map((code) =>
    String.fromCodePoint(code),
  );
  it.each(around)("is not dialled: %j", (mark) => {
    expect(dialled(`${mark}+36 30${mark} 123 4567${mark}`)).toEqual(["+36301234567"]);
  });

  it.each([0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212].map((code) => String.fromCodePoint(code)))(
    "is a hyphen: %j",
    (hyphen) => {
      expect(dialled(["+36", "30", "123", "4567"].join(hyphen))).toEqual(["+36301234567"]);
    },
  );

  it.each([0xa0, 0x2000, 0x2009, 0x202f, 0x205f, 0x3000].map((code) => String.fromCodePoint(code)))(
    "is a space: %j",
    (space) => {
      expect(dialled(["+36", "30", "123", "4567"].join(space))).toEqual(["+36301234567"]);
    },
  );

  it.each(["＋３６ ３０ １２３ ４５６７", "+٣٦ ٣٠ ١٢٣ ٤٥٦٧", "+۳۶ ۳۰ ۱۲۳ ۴۵۶۷"])(
    "is a digit of another script: %s",
    (text) => {
      expect(dialled(text)).toEqual(["+36301234567"]);
    },
  );
});

describe("an extension", () => {
  it.each([
    ..."ext. 12|ext 12|extension 12|x12|x 12|#12|mellék 12|mellék: 12|m. 12|int. 12|Durchwahl 12|DW 12|;ext=12|, ext. 12|(ext. 12)|(12-es mellék)|/12|, 12|доб. 12".split(
      "|",
    ),
  ])("is shown and not dialled: %s", (extension) => {
    for (const text of [
      `+36 1 234 5678 ${extension}`,
      `+36 1 234 5678${/^[a-z]/i.test(extension) ? " " : ""}${extension}`,
    ]) {
      for (const country of [null, "HU"] as const) {
        const [only, ...more] = phoneNumbersIn(text, country);
        expect([only?.number, only?.text, more]).toEqual(["+3612345678", text, []]);
      }
    }
  });

  it.each<[string, Country | null]>([
    ["234-567/12", null],
    ["234-567/12", "HU"],
    ["06 1 234 5678/12", null],
    ["0301234/567", null],
    ["06 30 123,4567", null],
    ["06 30 123,4567", "HU"],
    ["06 1 234 5678 (12)", null],
  ])("that may be the rest of the number: %s is not dialled (%s)", (text, country) => {
    expect(dialled(text, country)).toEqual([]);
  });

  it("is known as one where the country's numbers are no longer", () => {
    expect(dialled("06 1 234 5678/12", "HU")).toEqual(["+3612345678"]);
    expect(dialled("06 1 234 5678/79", "HU")).toEqual(["+3612345678"]);
  });
});

describe("several numbers in one field", () => {
  it.each([
    ", ",
    "; ",
    ";",
    " / ",
    "/",
    " or ",
    " vagy ",
    " oder ",
    "\n",
    " | ",
    "|",
    " und ",
    " és ",
    " sau ",
    " (Anna), ",
  ])("are several: parted by %j", (between) => {
    const text = `06 30 123 4567${between}06 20 765 4321`;
    expect(dialled(text)).toEqual(["06301234567", "06207654321"]);
    expect(dialled(text, "HU")).toEqual(["+36301234567", "+36207654321"]);
    expect(dialled(text.replaceAll(/06 (?=\d0)/g, "+36 "))).toEqual(["+36301234567", "+36207654321"]);
  });

  it("each keep their own words", () => {
    const found = phoneNumbersIn("\u202dmobil: 06 30 123 4567\u202c, 061 234 5678 ext. 3", "HU");
    expect(found.map(({ text }) => text)).toEqual(["06 30 123 4567", "061 234 5678 ext. 3"]);
  });

  it("are not made of an area code in slashes", () => {
    for (const text of ["06/30/123-4567", "06-30/123-4567", "0630/1234567", "06/1/234-5678"])
      expect(dialled(text, "HU")).toEqual([text.includes("30") ? "+36301234567" : "+3612345678"]);
    expect(dialled("06/30/123-4567")).toEqual(["06301234567"]);
    expect(dialled("030/1234567")).toEqual(["0301234567"]);
  });
});

describe("what is not certain", () => {
  it.each([
    ...["*21*0612345678#", "#31#06301234567", "*06301234567", "06301234567#", "1-800-FLOWERS", "0800 123 FLOWERS"],
    ...["fax: 06 1 234 5678", "06 1 234 5678 (fax)", "2026.11.27", "2026-11-27", "27/11/2026", "192.168.1.10"],
    ...["112", "107", "12345", "1234567890123456", "yes", "", "+", "06 30 123 4567 06 20 765 4321", "20 (0) 7946 0958"],
    ...[
      "+36 30 123",
      "+36 30 123 45678",
      "+0 30 123 4567",
      "++36 30 123 4567",
      "+44 20 (0) 7946 0958",
      "A06301234567B",
    ],
    ...["user06301234@example.com", "https://example.com/06301234567"],
  ])("is not dialled: %s", (text) => {
    expect(dialled(text)).toEqual([]);
    expect(dialled(text, "HU")).toEqual([]);
  });

  it("is a number that the country does not have", () => {
    for (const text of ["123456789", "06 30 123 45", "234-5678"]) expect(dialled(text, "HU")).toEqual([]);
  });

  it("is dialled with exactly its digits where no country is set, if it is one plain number", () => {
    for (const text of [
      "123456789",
      "06 30 123 4567",
      "(30) 123-4567",
      "06-30-123-4567",
      "234-5678",
      "(0)20 7946 0958",
    ])
      expect(dialled(text)).toEqual([text.replaceAll(/\D/g, "")]);
  });
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const between = fc.constantFrom(
  "",
  " ",
  "-",
  ".",
  "/",
  " / ",
  ", ",
  "(",
  ") ",
  "(0)",
  " (06) ",
  "\u00a0",
  "\u2011",
  "\u202d",
  " or ",
  " ext. ",
  "x",
  "#",
  "+",
  "00",
  ";ext=",
  "\n",
  "|",
);
const odd = fc
  .array(fc.tuple(between, fc.integer({ min: 1, max: 7 }).chain(digits)), { minLength: 1, maxLength: 7 })
  .map((parts) => parts.map((part) => part.join("")).join(""));
const COUNTRIES: readonly (Country | null)[] = [null, "HU", "GB", "DE", "AT", "IT", "US", "AR", "PL", "RO"];

describe("whatever is written", () => {
  it("no digit is dialled that was not there, in another order, or twice", () => {
    fc.assert(
      fc.property(
        fc.oneof(odd, fc.string({ unit: "binary", maxLength: 60 })),
        fc.constantFrom(...COUNTRIES),
        (text, country) => {
          for (const { number, isE164, start, end } of phoneNumbersIn(text, country)) {
            const there = text.slice(start, end).replaceAll(/\D/gu, "");
            const national = isE164 ? (parsePhoneNumberFromString(number)?.nationalNumber ?? "none") : number;
            expect(there.replaceAll(/\D/g, "")).toContain(national.slice(-4));
            let at = 0;
            for (const digit of national) {
              at = there.indexOf(digit, at) + 1;
              expect(at, `${national} of ${there}`).toBeGreaterThan(0);
            }
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it("a number with its country is E.164 as the library gives it, and one that exists", () => {
    fc.assert(
      fc.property(odd, fc.constantFrom(...COUNTRIES), (text, country) => {
        for (const { number, isE164 } of phoneNumbersIn(text, country)) {
          if (isE164) {
            const read = parsePhoneNumberFromString(number);
            expect([read?.number, read?.isPossible()]).toEqual([number, true]);
          } else expect([country, /^\d{6,15}$/.test(number)]).toEqual([null, true]);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it("the same number in other words is the same", () => {
    const written = fc.constantFrom(
      "+36301234567",
      "+36 30 123-4567",
      "0036 (30) 1234567",
      "06 30/123 4567",
      "(06-30) 1234567",
      "06.30.123.4567",
      "36 30 123 4567",
      "+36 (06) 30 123 4567",
      "30 123 4567",
    );
    fc.assert(
      fc.property(written, (text) => {
        expect(dialled(text, "HU")).toEqual(["+36301234567"]);
      }),
    );
  });

  it("is read in a moment", () => {
    for (const unit of ["1", "(", "1 ", "+1", "(0)", "/1", "1/", ", 1", "x1", "\u202d1"])
      expect(dialled(unit.repeat(5_000), "HU")).toEqual([]);
  });
});
