import fc from "fast-check";
import { asIban, withLuhn, withWeights } from "./check-digits.ts";
import { CARDS, IBANS } from "./known.ts";
import { digits } from "./sentences.ts";

/** Something that must not be read, as somebody writes it into a sentence. */
export interface Spelling {
  readonly kind: "card" | "IBAN" | "account" | "phone" | "mail";
  readonly before: string;
  readonly written: string;
  readonly after: string;
}

const SIGNS = [
  " ",
  "-",
  "/",
  "_",
  ".",
  ",",
  ":",
  ";",
  "|",
  "*",
  "+",
  "=",
  "~",
  "·",
  "•",
  "–",
  "\\",
  "#",
  "'",
  "&",
  "→",
];
const LINES = ["\n", "\r\n", "\u2028", "\t", "\u00a0", "\u3000", "\n\n", " \n"];
const WIDE = [
  " - ",
  " / ",
  " – ",
  ", ",
  " . ",
  " | ",
  " _ ",
  "  ",
  "--",
  "...",
  " -- ",
  "\n- ",
  "***",
  " 💳 ",
  "__",
  ") (",
];
const WORDS = ["x", " x ", "és", " és", "o", " i "];

const mark = fc.constantFrom(...SIGNS.filter((sign) => sign !== "+"), " ", " ", "\n", "💳");
const anything = fc.array(mark, { minLength: 1, maxLength: 4 }).map((each) => each.join(""));
const between = fc.oneof(
  { arbitrary: fc.constantFrom(...SIGNS), weight: 5 },
  { arbitrary: fc.constantFrom(...LINES, ...WIDE), weight: 4 },
  { arbitrary: anything, weight: 3 },
  { arbitrary: fc.constantFrom(...WORDS), weight: 1 },
);

/** One between all of them, or another between each two. */
const gaps = fc.oneof(
  { arbitrary: between.map((gap) => () => gap), weight: 4 },
  {
    arbitrary: fc.array(between, { minLength: 40, maxLength: 40 }).map((each) => (i: number) => each[i] ?? " "),
    weight: 1,
  },
);

function joined(groups: readonly string[], gapAt: (index: number) => string): string {
  return groups.map((group, i) => (i === 0 ? group : `${gapAt(i)}${group}`)).join("");
}

function cut(number: string, sizes: readonly number[]): readonly string[] {
  const groups: string[] = [];
  let at = 0;
  for (let i = 0; at < number.length; i++) {
    const size = sizes[Math.min(i, sizes.length - 1)] ?? number.length;
    groups.push(number.slice(at, at + size));
    at += size;
  }
  return groups;
}

/** In fours, in eights, whole, digit by digit. */
const sizes = fc.constantFrom([4], [4], [4], [8], [99], [1]);

const SCHEMES: readonly (readonly [prefix: string, lengths: readonly number[]])[] = [
  ["4", [16, 16, 16, 19]],
  ...["51", "52", "53", "54", "55", "2221", "2300", "2720"].map((prefix) => [prefix, [16]] as const),
  ["34", [15]],
  ["37", [15]],
  ["300", [14]],
  ["36", [14]],
  ["38", [14]],
  ["3528", [16]],
  ["3589", [16]],
  ["6011", [16]],
  ["644", [16]],
  ["65", [16]],
  ["62", [16, 17, 18, 19]],
  ["5018", [16]],
  ["6304", [16, 18]],
  ["6759", [16, 19]],
];

const cardNumber = fc.oneof(
  fc.constantFrom(...CARDS).map(([, number]) => number),
  fc
    .constantFrom(...SCHEMES)
    .chain(([prefix, lengths]) =>
      fc
        .constantFrom(...lengths)
        .chain((length) => digits(length - 1 - prefix.length).map((rest) => withLuhn(prefix + rest))),
    ),
);

const card = fc.tuple(cardNumber, sizes, gaps).map(([number, each, gapAt]) => {
  const asPrinted = number.length === 15 ? [4, 6, 5] : number.length === 14 ? [4, 6, 4] : each;
  return joined(cut(number, each[0] === 4 ? asPrinted : each), gapAt);
});

const iban = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...IBANS).map((known) => known.replaceAll(" ", "")),
      digits(24).map((body) => asIban("HU", body)),
      digits(18).map((body) => asIban("DE", body)),
      digits(20).map((body) => asIban("SK", body)),
    ),
    fc.constantFrom([4], [4], [4], [99], [1], [4, 8]),
    gaps,
    fc.boolean(),
  )
  .map(([number, each, gapAt, isLower]) => {
    const hasLetters = /[A-Z]/.test(number.slice(2));
    // Between letters and digits a letter cannot be told from a part.
    const gap = (i: number) => ((hasLetters || each[0] === 1) && /\p{L}/u.test(gapAt(i)) ? " " : gapAt(i));
    return joined(cut(isLower ? number.toLowerCase() : number, each), gap);
  });

/** Of two groups of eight, of three, and of three with nothing in the last. */
const account = fc
  .tuple(fc.constantFrom("10", "117", "12", "58", "65"), digits(5), digits(15), fc.nat({ max: 2 }), sizes, gaps)
  .map(([bank, branch, rest, form, each, gapAt]) => {
    const own = [withWeights(rest.slice(0, 7)), withWeights(rest), `${withWeights(rest.slice(0, 7))}00000000`][form];
    return joined(cut(`${withWeights(`${bank}${branch}`.slice(0, 7))}${own}`, each), gapAt);
  });

/** National numbers by groups, and the country's code. */
const PHONES = [
  ["36", "06", ["30", "123", "4567"]],
  ["36", "06", ["1", "234", "5678"]],
  ["36", "06", ["20", "9", "876", "543"]],
  ["36", "06", ["52", "123", "456"]],
  ["40", "0", ["722", "123", "456"]],
  ["40", "0", ["21", "312", "3456"]],
  ["421", "0", ["905", "123", "456"]],
  ["43", "0", ["664", "123", "4567"]],
  ["49", "0", ["171", "123", "4567"]],
  ["49", "0", ["30", "1234", "5678"]],
  ["44", "0", ["7911", "123", "456"]],
  ["44", "0", ["20", "7946", "0018"]],
  ["1", "", ["213", "373", "4253"]],
] as const;

const phone = fc
  .tuple(
    fc.constantFrom(...PHONES),
    digits(11),
    fc.constantFrom("+", "00", "0"),
    between.filter((gap) => !gap.includes("+") && !/\p{L}/u.test(gap)),
  )
  .map(([[country, trunk, groups], random, prefix, gap]) => {
    let used = 0;
    const own = groups.map((group, i) => {
      if (i === 0) return group;
      const part = random.slice(used, used + group.length);
      used += group.length;
      return part;
    });
    const national = trunk === "06" ? ["06", ...own] : [`${trunk}${own[0]}`, ...own.slice(1)];
    const international = [prefix === "00" ? `00${country}` : `+${country}`, ...own];
    return (prefix === "0" && trunk !== "" ? national : international).join(gap);
  });

const asIs = fc.constantFrom(
  ...["+36/30/123-4567", "(06) 30 123 4567", "(06-30) 123-4567", "06-30-123-4567", "06 1 234 5678", "0036 30 123 4567"],
  ...[
    "+36 (30) 123-4567",
    "+36301234567",
    "06301234567",
    "+49 (0)171 1234567",
    "030/12345678",
    "+1 (213) 373-4253",
    "213-373-4253",
  ],
);

const MAILS = [
  ["j", "e", "hu"],
  ["kovacs.eva", "example", "com"],
  ["jane_smith", "mail.example", "org"],
  ["peter+chat", "példa", "hu"],
] as const;
const AT = [
  "@",
  " @",
  "@ ",
  " @ ",
  "(at)",
  " (at) ",
  "[at]",
  " [at] ",
  " kukac ",
  "\n@",
  "@\n",
  "＠",
  " (kukac) ",
  "_@_",
  " -@- ",
  "  @  ",
  "(@)",
  "{at}",
];
const DOT = [".", ".", ".", " . ", " .", ". ", "(dot)", " [dot] ", " (pont) ", "．", "。"];
const mail = fc
  .tuple(fc.constantFrom(...MAILS), fc.constantFrom(...AT), fc.constantFrom(...DOT))
  .map(([[local, domain, top], at, dot]) => `${local}${at}${domain}${dot}${top}`);

const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10, 0x1d7ce, 0x1fbf0];
/** As it is typed on another keyboard, or copied from somewhere. */
const script = fc.oneof(
  { arbitrary: fc.constant((text: string) => text), weight: 5 },
  {
    arbitrary: fc
      .constantFrom(...ZEROS)
      .map((zero) => (text: string) => text.replace(/\d/g, (one) => String.fromCodePoint(zero + Number(one)))),
    weight: 3,
  },
  {
    arbitrary: fc
      .constantFrom("\u200b", "\u00ad", "\u2060", "\ufeff", "\u200e")
      .map((unseen) => (text: string) => text.replace(/\d(?=\d)/g, `$&${unseen}`)),
    weight: 1,
  },
  { arbitrary: fc.constant((text: string) => text.replace(/\d/g, "$&\ufe0f\u20e3")), weight: 1 },
);

const AROUND: readonly (readonly [string, string])[] = [
  ["", ""],
  ["Szia, ", " köszönöm!"],
  ["A számom: ", ", kérem hívjanak."],
  ["Itt van: ", ". Várom."],
  ["Please use ", " today (before 5 pm)."],
  ["here: ", "\nThanks, Jane"],
  ["你好，这是", "，谢谢。"],
  ["مرحبا ", " شكرا"],
  ["Rendelésem 2026. 11. 24-én: ", ", lejár 12/27"],
  ["(", ")"],
  ['"', '"'],
];

export const sensitive: fc.Arbitrary<Spelling> = fc
  .oneof(
    { arbitrary: card.map((written) => ({ kind: "card" as const, written })), weight: 4 },
    { arbitrary: iban.map((written) => ({ kind: "IBAN" as const, written })), weight: 3 },
    { arbitrary: account.map((written) => ({ kind: "account" as const, written })), weight: 3 },
    {
      arbitrary: fc
        .oneof({ arbitrary: phone, weight: 4 }, { arbitrary: asIs, weight: 1 })
        .map((written) => ({ kind: "phone" as const, written })),
      weight: 4,
    },
    { arbitrary: mail.map((written) => ({ kind: "mail" as const, written })), weight: 2 },
  )
  .chain((spelling) =>
    fc
      .tuple(spelling.kind === "mail" ? fc.constant((text: string) => text) : script, fc.constantFrom(...AROUND))
      .map(([disguised, [before, after]]) => ({
        ...spelling,
        before,
        written: disguised(spelling.written),
        after,
      })),
  );

/** Whether what is left of it tells no more than the last four digits, and all around it is as it was. */
export function isHidden({ kind, before, after }: Spelling, masked: string): boolean {
  if (!masked.startsWith(before) || !masked.endsWith(after)) return false;
  const left = masked.slice(before.length, masked.length - after.length);
  if (kind === "mail") return left === "•••@•••";
  return /•/.test(left) && (left.match(/\p{Nd}/gu) ?? []).length <= 4;
}
