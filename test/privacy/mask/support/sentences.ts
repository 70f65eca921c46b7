import fc from "fast-check";

/** What people write around a number, in six languages; Chinese without a space. Nothing here says what the number is. */
const AROUND: readonly (readonly [string, string])[] = [
  ["Hello, here it is: ", " – thanks, Jane!"],
  ["Jó napot! Kovács Éva vagyok, ", ", köszönöm szépen."],
  ["Guten Tag, das ist ", " (für später)."],
  ["Dzień dobry, proszę bardzo: ", "; dziękuję."],
  ["مرحبا، هذا هو ", " شكرا"],
  ["你好，这是", "，谢谢。"],
  ["", ""],
];

export const around = fc.constantFrom(...AROUND);

const digit = fc.nat({ max: 9 }).map(String);

export function digits(count: number): fc.Arbitrary<string> {
  return fc.array(digit, { minLength: count, maxLength: count }).map((each) => each.join(""));
}

/** The digits in groups of the sizes given, with one separator throughout. */
export function grouped(number: string, sizes: readonly number[], separator: string): string {
  const ends = sizes.map((_, i) => sizes.slice(0, i + 1).reduce((sum, size) => sum + size));
  const groups = [...ends, number.length].map((end, i) => number.slice(ends[i - 1] ?? 0, end));
  return groups.filter((group) => group !== "").join(separator);
}

/** As in a message copied from somewhere, or typed on another keyboard. */
export const disguise = fc.constantFrom(
  (text: string) => text,
  (text: string) => [...text].join("\u200b"),
  (text: string) => text.replace(/\d(?=\d)/g, "$&\u00ad"),
  (text: string) => text.replaceAll(" ", "\u00a0").replaceAll("-", "\u2011"),
  (text: string) => text.replace(/\d/g, (one) => String.fromCodePoint(0x660 + Number(one))),
  (text: string) => text.replace(/\d/g, (one) => String.fromCodePoint(0x966 + Number(one))),
  (text: string) => text.replace(/[!-~]/g, (one) => String.fromCodePoint(one.charCodeAt(0) + 0xfee0)),
);
