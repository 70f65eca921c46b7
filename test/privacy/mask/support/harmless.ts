import fc from "fast-check";
import { digits } from "./sentences.ts";

/** What must stay as it is, byte for byte, though it is full of digits. */
export interface Harmless {
  readonly kind: string;
  readonly text: string;
}

const nat = (min: number, max: number) => fc.integer({ min, max });
const pad = (value: number, length = 2) => String(value).padStart(length, "0");
const from = fc.constantFrom;
const upper = (length: number) =>
  fc.array(from(..."ABCDEFGHJKLMNPRSTUVWXYZ"), { minLength: length, maxLength: length }).map((each) => each.join(""));

const order = fc.oneof(
  fc
    .tuple(from("#", "ORD-", "R-", "2026/", "Rendelés: ", "Order no. ", "rendelésszám "), nat(10_000, 2_000_000_000))
    .map(([a, b]) => `${a}${b}`),
  fc.tuple(nat(2020, 2027), nat(1, 999_999)).map(([year, n]) => `${year}-${pad(n, 6)}`),
  fc.tuple(upper(3), digits(4), digits(4)).map(([a, b, c]) => `${a}-${b}-${c}`),
  fc.tuple(nat(100, 999), digits(7), digits(7)).map(([a, b, c]) => `Order ${a}-${b}-${c}`),
);

const amount = nat(100, 299_999);
const price = fc
  .tuple(
    amount,
    from<readonly [string, string, string]>(
      ["hu", "", " Ft"],
      ["hu", "", " forint"],
      ["de", "", " €"],
      ["en", "$", ""],
      ["en", "€", ""],
      ["de", "EUR ", ""],
      ["hu", "", ",- Ft"],
      ["pl", "", " zł"],
      ["ro", "", " lei"],
    ),
  )
  .map(([value, [tag, before, after]]) => `${before}${value.toLocaleString(tag)}${after}`);
const plainPrice = fc.oneof(
  amount.map((value) => value.toLocaleString("hu")),
  amount.map(String),
  nat(100, 99_999).map((value) => (value / 100).toFixed(2)),
);
/** Prices of several things, one a line or after one another. */
const prices = fc
  .tuple(
    fc.oneof(fc.array(price, { minLength: 3, maxLength: 8 }), fc.array(plainPrice, { minLength: 3, maxLength: 8 })),
    from("\n", "\n", ", ", "; ", " + ", " | ", "\t", " / "),
  )
  .map(([each, gap]) => each.join(gap));
const sixOnLines = fc
  .array(nat(290, 99_990).map(String), { minLength: 6, maxLength: 6 })
  .map((each) => each.join("\n"));
const unitPrices = fc
  .tuple(
    fc.array(nat(1000, 9999), { minLength: 4, maxLength: 7 }),
    from(" Ft\n", " Ft, ", "€\n", " HUF\n", " db\n", " kg, "),
  )
  .map(([each, gap]) =>
    each
      .map((one) => `${one}${gap}`)
      .join("")
      .trimEnd(),
  );

const date = fc
  .tuple(nat(1990, 2039), nat(1, 12), nat(1, 28))
  .chain(([y, m, d]) =>
    from(
      ...[
        `${y}-${pad(m)}-${pad(d)}`,
        `${y}. ${pad(m)}. ${pad(d)}.`,
        `${y}.${pad(m)}.${pad(d)}.`,
        `${pad(d)}.${pad(m)}.${y}`,
      ],
      ...[
        `${pad(d)}/${pad(m)}/${y}`,
        `${pad(m)}/${pad(d)}/${pad(y % 100)}`,
        `${y}/${pad(m)}/${pad(d)}`,
        `${y}${pad(m)}${pad(d)}`,
      ],
      ...[`${y}. november ${d}.`, `${d} March ${y}`, `${pad(d)}-${pad(m)}-${y}`],
    ),
  );
const time = fc
  .tuple(nat(0, 23), nat(0, 59), nat(0, 59))
  .chain(([h, m, s]) =>
    from(`${h}:${pad(m)}`, `${pad(h)}:${pad(m)}:${pad(s)}`, `${h}.${pad(m)}`, `${h} óra ${m} perc`),
  );
const moment = fc.oneof(
  date,
  time,
  fc.tuple(date, time).map((each) => each.join(" ")),
  fc.tuple(date, from(" - ", "–", " és ", ", ", "\n"), date).map((each) => each.join("")),
  fc.array(time, { minLength: 2, maxLength: 8 }).map((each) => each.join(", ")),
  fc.array(date, { minLength: 2, maxLength: 6 }).map((each) => each.join("\n")),
  fc
    .array(
      fc.tuple(date, time).map((each) => each.join(" ")),
      { minLength: 2, maxLength: 5 },
    )
    .map((each) => each.join("\n")),
  fc.tuple(time, time).map(([a, b]) => `H-P: ${a}-${b}, Szo: ${a}-${b}`),
  fc.tuple(date, time).map(([a, b]) => `[${a}T${b}Z]`),
);

const tracking = fc.oneof(
  fc.tuple(from("RR", "CP", "LX", "EE"), digits(9), from("HU", "DE", "CN")).map((each) => each.join("")),
  digits(8).map((rest) => `1Z999AA1${rest}`),
  digits(16).map((rest) => `JJD00${rest}`),
  digits(18).map((rest) => `00${rest}`),
  digits(10).map((rest) => `GLS ${rest}`),
  digits(12).map((rest) => `7${rest.slice(1)}`),
  fc.tuple(digits(4), digits(4), digits(4)).map((each) => each.join(" ")),
  digits(18).map(
    (rest) =>
      `9400 ${rest.slice(0, 4)} ${rest.slice(4, 8)} ${rest.slice(8, 12)} ${rest.slice(12, 16)} ${rest.slice(16)}`,
  ),
  digits(16).map((rest) => `PNTKJ${rest}`),
  digits(13).map((rest) => `DPD 0${rest}`),
  fc.tuple(digits(10), from("tracking number: ", "csomagszám: ", "parcel ")).map(([n, words]) => `${words}${n}`),
  digits(22).map((rest) => `TBA${rest.slice(0, 12)}`),
);

const code = fc.oneof(
  fc.tuple(upper(2), nat(2020, 2027), digits(5)).map((each) => each.join("/")),
  fc.tuple(from("SZLA-", "INV-", "E-", "A"), digits(9)).map((each) => each.join("")),
  fc.tuple(from("számla: ", "invoice ", "ügyszám: "), digits(8), digits(3)).map(([a, b, c]) => `${a}${b}/${c}`),
  fc
    .tuple(from(..."123456789"), digits(7), from("1", "2"), nat(1, 51))
    .map(([a, b, c, d]) => `adószám ${a}${b}-${c}-${pad(d)}`),
  digits(6).map((rest) => `cégjegyzékszám 01-09-${rest}`),
  fc.tuple(upper(3), digits(3)).map((each) => each.join("-")),
  fc.tuple(digits(4), upper(4), digits(6)).map((each) => each.join("")),
  fc.uuid(),
  digits(8).map((rest) => `IMEI 3539${rest}123`),
  fc.tuple(digits(9), digits(1)).map(([body, last]) => `ISBN 978-963-${body.slice(0, 5)}-${body.slice(5, 6)}-${last}`),
  fc.tuple(from("599", "590", "978", "401", "300", "761"), digits(9)).map(([a, b]) => {
    const body = a + b;
    const sum = [...body].reduce((total, one, i) => total + Number(one) * (i % 2 === 0 ? 1 : 3), 0);
    return `EAN ${body}${(10 - (sum % 10)) % 10}`;
  }),
  fc.tuple(nat(0, 30), nat(0, 40), nat(0, 9999)).map((each) => `v${each.join(".")}`),
  digits(10).map((rest) => `https://shop.example/p/${rest}?v=${rest.slice(0, 4)}`),
  fc.tuple(digits(4), digits(4)).map(([a, b]) => `PIN ${a}, PUK ${b}${a}`),
  fc.tuple(nat(1, 9), digits(6)).map(([a, b]) => `SN ${a}${b}X`),
);

const quantity = fc.oneof(
  fc.tuple(nat(1, 500), from("db", "kg", "m²", "cm", "pcs", "Stück", "doboz")).map((each) => each.join(" ")),
  fc.tuple(nat(10, 300), nat(10, 300), nat(1, 50)).map((each) => `${each.join("x")} cm`),
  fc.tuple(nat(1, 100), nat(0, 99)).map(([a, b]) => `${a}.${b} %`),
  fc.tuple(nat(1000, 9999), from(" Budapest", " Debrecen", " Wien")).map((each) => each.join("")),
  fc
    .tuple(nat(1000, 9999), nat(1, 200), nat(1, 9))
    .map(([zip, house, floor]) => `${zip} Budapest, Fő utca ${house}. ${floor}/2`),
  fc
    .tuple(fc.double({ min: 45, max: 49, noNaN: true }), fc.double({ min: 16, max: 23, noNaN: true }))
    .map(([a, b]) => `${a.toFixed(6)}, ${b.toFixed(6)}`),
  fc.array(nat(0, 9), { minLength: 3, maxLength: 12 }).map((each) => each.join(" ")),
  fc.array(nat(1, 120), { minLength: 3, maxLength: 15 }).map((each) => each.join(", ")),
  fc.tuple(nat(1, 6), nat(1, 6)).map((each) => `${each.join("-")} nap`),
);

const table = fc
  .array(fc.tuple(nat(1, 99), nat(1, 500), amount, amount), { minLength: 2, maxLength: 6 })
  .chain((rows) => from("\t", " | ", "; ", "  ").map((gap) => rows.map((row) => row.join(gap)).join("\n")));
const bill = fc
  .array(fc.tuple(from("Kenyér", "Tej", "Alma", "Ing"), nat(1, 9), price), { minLength: 2, maxLength: 6 })
  .map((rows) => rows.map(([what, count, of]) => `${count} ${what} ${of}`).join("\n"));
const mixed = fc
  .tuple(fc.oneof(order, tracking), moment, price)
  .map(([what, when, much]) => `A ${what} rendelést ${when} adtam fel, ${much} volt.`);

const WORDS: readonly (readonly [string, string])[] = [
  ["", ""],
  ["", "."],
  ["Szia, ", " köszönöm!"],
  ["Mikor jön meg? ", ""],
  ["The list:\n", "\nThanks"],
  ["(", ")"],
  ["Mit jelent: ", "?"],
  ["你好，", "，谢谢。"],
];

const KINDS = { order, price, prices, sixOnLines, unitPrices, moment, tracking, code, quantity, table, bill, mixed };

export const harmless: fc.Arbitrary<Harmless> = fc.oneof(
  ...Object.entries(KINDS).map(([kind, texts]) =>
    fc.tuple(texts, from(...WORDS)).map(([text, [before, after]]) => ({ kind, text: `${before}${text}${after}` })),
  ),
);
