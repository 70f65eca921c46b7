import { describe, expect, it } from "vitest";
import { mask } from "../../../src/privacy/mask/mask.ts";

describe("what is masked still says what it was", () => {
  it.each([
    ["Pay with 4111 1111 1111 1111, please", "Pay with •••• •••• •••• 1111, please"],
    ["Call +36 30 123 4567 after ten", "Call ☎•••67 after ten"],
    ["Az e-mail címem kovacs.eva@example.com.", "Az e-mail címem •••@•••."],
    ["Konto: DE89 3704 0044 0532 0130 00 bei", "Konto: DE•••00 bei"],
    ["My address is 192.0.2.17.", "My address is •••.•••.•••.•••."],
    ["ping [2001:db8::17]:443", "ping [•••:•••:•••]:443"],
  ])("%s", (said, shown) => {
    expect(mask(said)).toBe(shown);
    expect(mask(shown)).toBe(shown);
  });
});

describe("what only looks like personal data stays", () => {
  it.each([
    ["dates", "2026-11-24, 24.11.2026, 2026. november 24., 2026. 11. 24., 11/24/26, 24.11. 2026-ban"],
    ["times beside dates", "01.02.2026 10:30:00, 2026-11-24T10:00:00+01:00, 06/12/26 12:45"],
    [
      "prices",
      "12 990 Ft, 1.299.000,50 EUR, $1,234.56, 601 234 567 Ft, 1.200.100.200 Ft, +1 299 000 Ft, 120 000 000,-, 601 234 567 forintot",
    ],
    ["versions", "1.2.3, v1.2.3.4, 10.0.19045.5131, 120.0.6099.109"],
    ["shares, sizes and postcodes", "12.5 %, 1920x1080, 1134 Budapest, 00-950 Warszawa, 100 000"],
    ["coordinates", "47.4979, 19.0402, +47.497912, +19.040235, 47.498 19.040"],
    ["parcels", "RR012345678HU, 1Z999AA10123456784, 00340434161094042557, ORD-0123-456789"],
    ["identifiers of things", "550e8400-e29b-41d4-a716-446655440000, IMEI 490154203237518, RF18 5390 0754 7034"],
    ["code", "std::vector, a::b, ::, 10:30:45, 12:34:56:78:9a:bc, @jane, npm i a@1.2.3"],
    ["a meeting", "meet me at example.com (at noon)"],
  ])("%s", (_, said) => {
    expect(mask(said)).toBe(said);
  });
});

it("a card number whose check digit is wrong is no card number", () => {
  expect(mask("4111 1111 1111 1112")).toBe("4111 1111 1111 1112");
});

it("an IBAN whose check digits are wrong is no IBAN", () => {
  expect(mask("DE88370400440532013000")).toBe("DE88370400440532013000");
});

it("what a mail address is written next to in Chinese is not part of it", () => {
  expect(mask("请联系jane@example.com谢谢")).toBe("请联系•••@•••谢谢");
});

it("a link around a mail address stays", () => {
  expect(mask("https://example.com/?mail=jane@example.com&n=1")).toBe("https://example.com/?mail=•••@•••&n=1");
});

it.each([
  "jane (at) example.com",
  "jane kukac example.hu",
  "jane [at] example [dot] com",
  "jane @ example.com",
  "péter@példa.hu",
  "用户@例子.公司",
  "jane＠example．com",
])("%s is a mail address", (address) => {
  expect(mask(address)).toBe("•••@•••");
});
