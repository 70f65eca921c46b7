import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mask } from "../../../src/privacy/mask/mask.ts";
import { around, digits, disguise, grouped } from "./support/sentences.ts";

const separator = fc.constantFrom(" ", "-", ".", "");

function withCheck(number: string): string {
  const sum = [...number].reverse().reduce((total, one, i) => {
    const value = Number(one) * (i % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return number + String((10 - (sum % 10)) % 10);
}

function isLuhn(number: string): boolean {
  return withCheck(number.slice(0, -1)) === number;
}

function withWeights(seven: string): string {
  const sum = [...seven].reduce((total, one, i) => total + Number(one) * Number("9731973"[i]), 0);
  return seven + String((10 - (sum % 10)) % 10);
}

const card = fc
  .constantFrom(
    ["4", 16],
    ["4", 13],
    ["4", 19],
    ["51", 16],
    ["2221", 16],
    ["34", 15],
    ["36", 14],
    ["3528", 16],
    ["62", 19],
  )
  .chain(([scheme, length]) => digits(Number(length) - 1 - String(scheme).length).map((rest) => `${scheme}${rest}`))
  .chain((number) => separator.map((sign) => grouped(withCheck(number), [4, 4, 4, 4], sign)));

const phone = fc
  .oneof(
    fc.tuple(fc.constantFrom("+36", "0036", "06"), fc.constantFrom("20", "30", "70"), digits(7), separator),
    fc.tuple(fc.constantFrom("+49", "0049", "0"), fc.constantFrom("30", "171"), digits(7), separator),
    fc.tuple(fc.constantFrom("+33", "0033", "0"), fc.constantFrom("1", "6"), digits(8), fc.constantFrom(" ", "-", "")),
  )
  .map(([prefix, area, rest, sign]) => {
    const head = prefix === "0" ? `0${area}` : `${prefix}${sign}${area}`;
    return `${head}${sign}${grouped(rest, [3], sign)}`;
  });

/** As they are dialled within North America and Russia. */
const trunk = fc
  .tuple(fc.constantFrom(" ", "-"), digits(4))
  .chain(([sign, rest]) =>
    fc.constantFrom(
      `1${sign}800${sign}555${sign}${rest}`,
      `8 (912) 345-${grouped(rest, [2], "-")}`,
      `8 912 345${sign}${grouped(rest, [2], sign)}`,
    ),
  );

/** Hungary's, in groups of eight. */
const account = fc
  .tuple(fc.constantFrom("10", "117", "58"), digits(12), fc.constantFrom("", "00000000"), fc.constantFrom(" ", "-"))
  .map(([bank, rest, last, sign]) => {
    const number = `${bank}${rest}`.slice(0, 14);
    return grouped(`${withWeights(number.slice(0, 7))}${withWeights(number.slice(7))}${last}`, [8, 8, 8], sign);
  });

const iban = fc
  .tuple(fc.constantFrom("HU", "DE", "AT", "PL"), fc.constantFrom("", " "), digits(24))
  .map(([country, sign, body]) => {
    const account = body.slice(0, { HU: 24, DE: 18, AT: 16, PL: 24 }[country]);
    const value = [...`${account}${country}00`].map((one) => Number.parseInt(one, 36)).join("");
    const check = String(98n - (BigInt(value) % 97n)).padStart(2, "0");
    return grouped(`${country}${check}${account}`, [4, 4, 4, 4, 4, 4, 4], sign);
  })
  .chain((number) => fc.constantFrom(number, number.toLowerCase()));

const mail = fc.constantFrom(
  ...["jane.smith@example.com", "kovács.éva@példa.hu", "peter+chat@mail.example.co.uk", "x_1@xn--plda-bpa.hu"],
  ...["jane (at) example.com", "jane [at] example [dot] com", "jane@EXAMPLE.COM", "peter kukac example.hu"],
);
const ip = fc.oneof(
  fc.ipV4(),
  fc
    .ipV6()
    .filter((address) => address.split(":").filter((part) => part.length > 1).length > 3 && !address.startsWith(":")),
);

describe("in a sentence of whatever language", () => {
  it.each([
    ["a card number", card],
    ["a phone number", phone],
    ["a phone number without its plus", trunk],
    ["an IBAN", iban],
    ["a Hungarian account number", account],
    ["a mail address", mail],
    ["an IP address", ip],
  ])("%s never survives, however it is disguised", (_, personal) => {
    fc.assert(
      fc.property(personal, around, disguise, (number, [before, after], disguised) => {
        const masked = mask(`${before}${disguised(number)}${after}`);
        expect(masked.startsWith(before) && masked.endsWith(after)).toBe(true);
        const shown = masked.slice(before.length, masked.length - after.length);
        expect(shown).toMatch(
          /^(?:☎•••\d\d|•••• •••• •••• \d{4}|[A-Z]{2}•••\d\d|•••@•••|•••\.•••\.•••\.•••|•••:•••:•••)$/,
        );
      }),
      { numRuns: 300 },
    );
  });

  it("dates, times, prices and order numbers stay byte for byte", () => {
    const two = fc.integer({ min: 10, max: 12 });
    const date = fc
      .tuple(fc.integer({ min: 1990, max: 2039 }), two, two)
      .chain(([y, m, d]) =>
        fc.constantFrom(
          `${y}-${m}-${d}`,
          `${d}.${m}.${y}`,
          `${y}. ${m}. ${d}.`,
          `0${d - 9}/${m}/${y % 100}`,
          `${y}${m}${d}`,
        ),
      );
    const time = fc.tuple(two, two, two).map((parts) => parts.join(":"));
    const price = fc
      .integer({ min: 1, max: 999_999_999 })
      .chain((value) =>
        fc
          .constantFrom(["hu", "Ft"], ["de", "EUR"], ["en", "USD"])
          .map(([tag, unit]) => `${value.toLocaleString(tag)} ${unit}`),
      );
    const order = fc
      .tuple(fc.constantFrom("", "#", "ORD-", "2026/"), fc.integer({ min: 1e5, max: 2e9 }))
      .map((parts) => parts.join(""));
    const noAccount = fc
      .tuple(account, fc.integer({ min: 1, max: 9 }))
      .map(([number, more]) => number.slice(0, 17).replace(/\d(?=\D)/, (one) => String((Number(one) + more) % 10)))
      .filter((number) => !isLuhn(number.replace(/\D/, "")));
    const stays = fc.oneof(
      date,
      time,
      price,
      order,
      noAccount,
      fc.tuple(date, time).map((parts) => parts.join(" ")),
    );
    fc.assert(
      fc.property(stays, around, (said, [before, after]) => {
        expect(mask(`${before}${said}${after}`)).toBe(`${before}${said}${after}`);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("any text", () => {
  const piece = fc.oneof(
    card,
    phone,
    trunk,
    iban,
    account,
    mail,
    ip,
    fc.string({ unit: "binary" }),
    digits(4),
    fc.constantFrom(..." \n.-/(+@:•☎"),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));

  it("is masked once: masking again changes nothing", () => {
    fc.assert(
      fc.property(text, (said) => {
        expect(mask(mask(said))).toBe(mask(said));
      }),
      { numRuns: 2000 },
    );
  });

  it("without a digit and without a sign of an address is unchanged, broken surrogates and all", () => {
    const harmless = fc.string({
      unit: fc.constantFrom("a", "é", "电", "ш", " ", "\ud800", "\udc00", "\u200b", "\0", ".", "!"),
    });
    fc.assert(
      fc.property(harmless, (said) => {
        expect(mask(said)).toBe(said);
      }),
    );
  });
});
