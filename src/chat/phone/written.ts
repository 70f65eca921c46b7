import { lazy } from "../../lazy.ts";
import { fold } from "./fold.ts";
import { legibleNumber } from "./legible.ts";
import { type PhoneNumber, phoneNumbersIn } from "./numbers.ts";
import type { Country } from "./one-number.ts";
import { isBeforeExtension } from "./pieces.ts";

/** How much of a text is searched, in characters, and how many places in it. */
export const SEARCHED = 2_000;
const PLACES = 50;

/** Digits with what stands between those of one number, and of numbers in a row. */
const PLACE = /[(+]{0,2} ?\(?\d[\d ().\-·_/]{5,}/g;
/** In digits. Shorter ones are numbers of something else. */
const SHORTEST = 8;

/**
 * The numbers in a text in which others stand too: orders, prices, dates. They have their places in the text if `mask`
 * changes nothing.
 */
export function numbersWritten(
  said: string,
  country: Country | null,
  mask: (text: string) => string,
): readonly PhoneNumber[] {
  // A number that the end cuts is none.
  const beginning = said.length > SEARCHED ? said.slice(0, SEARCHED).replace(/[^\p{L}]*$/u, "") : said;
  if (!ENOUGH_DIGITS.test(beginning)) return [];
  const { plain, placeOf } = legibleNumber(mask(beginning));
  return [...plain.matchAll(PLACE)].slice(0, PLACES).flatMap(({ 0: run, index }) => {
    const digits = run.replace(/[^\d)]+$/, "").trimStart();
    const start = index + run.indexOf(digits);
    const written = digits + extensionIn(plain.slice(start + digits.length, start + digits.length + LONGEST_EXTENSION));
    const [before, after] = [plain.slice(0, start), plain.slice(start + written.length)];
    if (isPartOfOther(written, before, after)) return [];
    const context = { alone: isAlone(before, after), about: aboutWhat(before) };
    return phoneNumbersIn(written, country)
      .filter((number) => isClear(number, context))
      .map((number) => ({
        ...number,
        ...{ start: placeOf(start + number.start), end: placeOf(start + number.end) },
      }));
  });
}

/** In characters, with the word before it. */
const LONGEST_EXTENSION = 30;

function extensionIn(after: string): string {
  const [extension = "", word = ""] = /^([^\d\n]{1,16})\d{1,6}(?!\d)/.exec(after) ?? [];
  return isBeforeExtension(word) ? extension : "";
}

const ENOUGH_DIGITS = /(?:\p{Nd}[^\p{L}\p{Nd}]*){8}/u;

/** What a number may be part of, as its surroundings show. */
function isPartOfOther(written: string, before: string, after: string): boolean {
  const digits = written.replace(/\D/g, "");
  return (
    /[\p{L}\p{N}_=&?@#*%$€£\\/-]$/u.test(before) ||
    /(?:[$€£¥]|\b(?:eur|usd|gbp|chf|huf|ft|ron|pln|czk))\.? ?$/i.test(before) ||
    /\d[.,:]?$/.test(before) ||
    IBAN_BEFORE.test(before) ||
    /^(?:[\p{L}\p{N}_=&@#*%€$£\\]|[-/]\p{Lu}|[-/.,:]\d)/u.test(after) ||
    UNIT_AFTER.test(after) ||
    /^\D?0[.,]\d/.test(written) ||
    (!written.includes("+") && (DATE.test(written) || REGISTERED.test(written) || isCard(digits)))
  );
}

const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const YEAR = String.raw`(?:19|20)\d\d`;
const DATE = new RegExp(
  String.raw`(?<!\d)(?:${DAY}([-./ ]) ?${DAY}\1 ?${YEAR}|${YEAR}([-./ ]) ?${DAY}\2 ?${DAY})(?!\d)`,
);
/** The form of company register numbers, which a telephone number may share. */
const REGISTERED = /^\d\d-\d\d-\d{6}$/;

const IBAN_BEFORE = /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{2,4}){0,8} ?$/;
const UNIT_AFTER =
  /^(?:,-)?\s*(?:ft|huf|forint|eur|euros?|usd|dollars?|gbp|pounds?|chf|lei|ron|kč|czk|zł|pln|db|darab|pcs|stk|kg|g|km|cm|mm|m2|m²|kwh|gb|mb|%|€|\$|£)(?![\p{L}\p{N}])/iu;

/** By its check digit. */
function isCard(digits: string): boolean {
  if (!/^[2-6]\d{12,18}$/.test(digits)) return false;
  let sum = 0;
  [...digits].toReversed().forEach((character, index) => {
    const digit = Number(character) * (index % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  });
  return sum % 10 === 0;
}

interface Context {
  /** Nothing else is written beside it. */
  readonly alone: boolean;
  /** What a word before it says that it is. */
  readonly about: "phone" | "reference" | null;
}

function isAlone(before: string, after: string): boolean {
  return (
    /^[^\p{L}\p{N}]*$/u.test(before.split("\n").at(-1) ?? "") && /^[^\p{L}\p{N}]*$/u.test(after.split("\n")[0] ?? "")
  );
}

const REACH = 40;
// "*" stands for any ending.
const PHONE = [
  "tel telefon* telephone phone mobil* mobile cell call ring reach whatsapp viber gsm handy hivj*",
  "hivhat* hiv hivni hivas* visszahiv* felhiv* elerhet* szamom szamon rufen anruf* zuruckruf* ruckruf*",
  "erreich* rufnummer suna* appel* llam* chiam*",
];
const REFERENCE = [
  "order* invoice* ticket* case reference ref booking tracking parcel shipment customer client account",
  "card contract policy serial imei vin id pin iban vat tax rendel* szamla* ugyfel* azonosito*",
  "cikkszam* csomag* kartya* szerzodes* vonalkod* adoszam* ugyszam* iktat* bestell* auftrag* rechnung*",
  "kunden* vertrag* sendung* konto* steuer* aktenzeichen comand* factur* commande pedido ordine",
];

const phoneWords = lazy(() => anyOf(PHONE));
const referenceWords = lazy(() => anyOf(REFERENCE));

/** Not a literal: V8 would read its classes at every start, even if nothing used it. */
function anyOf(lines: readonly string[]): RegExp {
  const words = lines.join(" ").replaceAll(" ", "|").replaceAll("*", String.raw`\p{L}*`);
  return new RegExp(String.raw`\b(?:${words})`, "gu");
}

/** The nearest word before it that says what it is. */
function aboutWhat(before: string): Context["about"] {
  const near = fold(before.slice(-REACH));
  const last = (words: RegExp) => [...near.matchAll(words)].at(-1)?.index ?? -1;
  const [phone, reference] = [last(phoneWords()), last(referenceWords())];
  if (phone < 0 && reference < 0) return null;
  return phone > reference ? "phone" : "reference";
}

/** Whether it can only be a telephone number. */
function isClear({ text, number, isE164 }: PhoneNumber, { alone, about }: Context): boolean {
  const digits = text.replace(/\D/g, "");
  if (digits.length < SHORTEST) return false;
  if (/^\(?\s*\+/.test(text)) return true;
  if (about === "reference") return false;
  const isGrouped = /\d[^\d]+\d+[^\d]+\d/.test(text);
  // With its trunk prefix, it is a whole number; 00 is known to be international.
  if (/^\D*0/.test(text)) return isE164 || (number.length >= CLEAR_LENGTH && (about === "phone" || isGrouped));
  return isE164 && (about === "phone" || (alone && isGrouped && !digits.endsWith("000")));
}

/** In digits: without a country, those of a whole number with its trunk prefix. */
const CLEAR_LENGTH = 9;
