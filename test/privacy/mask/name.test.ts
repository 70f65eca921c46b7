import fc from "fast-check";
import { expect, it } from "vitest";
import { mask } from "../../../src/privacy/mask/mask.ts";
import { maskName } from "../../../src/privacy/mask/name.ts";
import { digits, disguise, grouped } from "./support/sentences.ts";

it.each([
  ...["36301234567", "601234567", "13812345667", "1234567", " 601234567 ", "+36 30 123 4567", "(213) 3734267"],
  ...["30.123.4567", "6 0 1 2 3 4 5 6 7", "601234567.", "📞 601234567", "2026-11-67", "٦٠١٢٣٤٥٦٧", "601\u200b234567"],
])("a name that is nothing but a number is a phone number: %s", (name) => {
  expect(maskName(name)).toBe("☎•••67");
});

it("a number in pieces, of which one alone looks like a phone number, is masked whole", () => {
  expect(maskName("0630123456 71234")).toBe("☎•••34");
});

it.each(["", " ", "Kovács Éva", "Jane Smith 2", "Visitor 601234567", "123456", "R2-D2", "☎•••67", "☎•••67 / ☎•••68"])(
  "any other name is masked as words are: %j",
  (name) => {
    expect(maskName(name)).toBe(name);
    expect(maskName(name)).toBe(mask(name));
  },
);

it("what is something else keeps its own sign", () => {
  expect(maskName("192.168.100.117")).toBe("•••.•••.•••.•••");
  expect(maskName("378282246310005")).toBe("•••• •••• •••• 0005");
  expect(maskName("36301234567@example.com")).toBe("•••@•••");
});

it("no number of 7 to 15 digits is left of a name, and masking again changes nothing", () => {
  const number = fc.integer({ min: 7, max: 15 }).chain(digits);
  const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 });
  fc.assert(
    fc.property(number, sizes, fc.constantFrom(" ", "-", "/", ".", ""), disguise, (one, each, sign, disguised) => {
      const total = each.reduce((sum, size) => sum + size, 0);
      const masked = maskName(disguised(grouped(one, total < one.length ? each : [], sign)));
      expect(masked.replace(/☎•••\d\d|•{4} •{4} •{4} \d{4}|•••(?:\.•••){3}/g, "")).not.toMatch(/\p{Nd}/u);
      expect(maskName(masked)).toBe(masked);
    }),
    { numRuns: 1000 },
  );
});
