import { describe, expect, it } from "vitest";
import { mask } from "../../../src/privacy/mask/mask.ts";

describe("with a prefix it is a phone number", () => {
  it.each([
    ...["06 30 123 4567", "(06-30) 123-4567", "06-30/123-4567", "06301234567", "06 1 234 5667"],
    ...["030 1234567", "0171/1234567", "01 45 45 32 67", "01.45.45.32.67", "0905 123 467", "07911 123467"],
    ...["+36/30/123-4567", "+36301234567", "(+36) 30 123 4567", "+49 (0)171 1234567", "+1 (213) 373-4267"],
    ...["0049 171 1234567", "00 36 30 123 4567", "00-36-30-123-4567", "+36.301234567", "+354 123 4567"],
    ...[
      "٠٦ ٣٠ ١٢٣ ٤٥٦٧",
      "０６３０１２３４５６７",
      "0️⃣6️⃣30 123 4567",
      "+36 30\u00a0123\u200b4567",
      "06\u201130\u2011123\u20114567",
    ],
  ])("%s", (number) => {
    expect(mask(number)).toBe("☎•••67");
    expect(mask(`Szia! ${number} a számom`)).toBe("Szia! ☎•••67 a számom");
  });

  it("even where only a word or a sign is before it", () => {
    expect(mask("Tel.:06301234567, mobil/0630 123 4568; tel06301234569")).toBe("Tel.:☎•••67, mobil/☎•••68; tel☎•••69");
  });

  it("but not in one piece after a word for something else", () => {
    expect(mask("order 0123456789")).toBe("order 0123456789");
    expect(mask("order 0123 456 789")).toBe("order ☎•••89");
    expect(mask("my order is late, call 0123456789")).toBe("my order is late, call ☎•••89");
  });
});

describe("without a prefix and in one piece", () => {
  it.each([
    "123456789",
    "Order 301234567",
    "A rendelésszámom 301234567",
    "Bestellnummer: 301234567",
    "订单号301234567",
  ])("it is an order number: %s", (said) => {
    expect(mask(said)).toBe(said);
  });

  it.each([
    "My number is ",
    "Call me: ",
    "A telefonszámom ",
    "Meine Handynummer: ",
    "Zadzwoń: ",
    "رقم الهاتف ",
    "电话",
  ])("it is a phone number after a word that says so: %s", (words) => {
    expect(mask(`${words}301234567`)).toBe(`${words}☎•••67`);
  });

  it("the nearest word says which, up to the last number or line", () => {
    expect(mask("My phone, order 301234567")).toBe("My phone, order 301234567");
    expect(mask("Can you tell me where 301234567 is?")).toBe("Can you tell me where 301234567 is?");
    expect(mask("Hívjon ide: 301234567")).toBe("Hívjon ide: ☎•••67");
    expect(mask("Call 1234567 or see\n301234567")).toBe("Call ☎•••67 or see\n301234567");
  });
});

describe("without a prefix and in groups", () => {
  it.each(["601 234 567", "30/123-4567", "213-373-4267", "612 34 56 67", "(213) 373-4267"])(
    "%s is a phone number",
    (number) => {
      expect(mask(number)).toBe("☎•••67");
    },
  );

  it("but not after a word for something else, nor beside a currency", () => {
    for (const said of ["order 601 234 567", "#601-234-567", "601 234 567 zł", "€ 601 234 567"])
      expect(mask(said)).toBe(said);
  });
});

describe("after the 1 of North America or the 8 of Russia, without a plus", () => {
  it.each(["1-800-555-0167", "1 800 555 0167", "1 (800) 555-0167", "8 (912) 345-00-67", "8 912 345-00-67"])(
    "%s is a phone number",
    (number) => {
      expect(mask(number)).toBe("☎•••67");
      expect(mask(`Call ${number} 14 times`)).toBe("Call ☎•••67 14 times");
    },
  );

  it("so is 8 912 345 00 67, and so are two of them", () => {
    expect(mask("8 912 345 00 67")).toBe("☎•••67");
    expect(mask("8 912 345 00 67 8 (912) 345-00-68")).toBe("☎•••67 ☎•••68");
  });

  it.each([
    ...["order 1-800-555-0167", "#8 912 345 00 67", "1 800 555 0167 Ft", "€ 8 912 345 00 67", "A-1-800-555-0167"],
    ...["1-800-555-0167-1", "1 299 000 2026", "1-101-555-0167", "8 212 345 678", "8 912 345", "8 112 345 00 67"],
    ...["1 800 555", "8 912 345 678 Ft", "1,800,555,0167"],
  ])("%s is none", (said) => {
    expect(mask(said)).toBe(said);
  });
});

describe("two numbers", () => {
  it.each([
    "06301234567, 06201234568",
    "06301234567,06201234568",
    "06 30 123 4567 - 06 20 123 4568",
    "06301234567/06201234568",
  ])("are two phone numbers: %s", (said) => {
    expect(mask(said).match(/☎•••\d\d/g)).toEqual(["☎•••67", "☎•••68"]);
    expect(mask(said)).not.toMatch(/\d{3}/);
  });

  it("are two where a spaced sign stands between them, though both together were no longer than one may be", () => {
    expect(mask("030 123467 / 030 654368")).toBe("☎•••67 / ☎•••68");
  });

  it("a small one behind a Hungarian number stays", () => {
    expect(mask("06 30 123 4567 14 óra után")).toBe("☎•••67 14 óra után");
  });
});
