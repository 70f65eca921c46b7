const CODE = String.raw`(?:ft|huf|eur|usd|gbp|chf|pln|zł|czk|kč|ron|lei|kr)(?!\p{L})`;
// Hungarian adds its endings to these: "forintot".
const NAME = "forint|eur[oó]|doll[aá]r|元|块|ريال|درهم";
const CURRENCY = String.raw`(?:\p{Sc}|%|${CODE}|${NAME})`;
const AFTER = new RegExp(String.raw`^(?:,\d{1,2})?(?:,-(?!\d)|-? ?${CURRENCY})`, "iu");
const BEFORE = new RegExp(`${CURRENCY} ?-?$`, "iu");

/** Longer than any currency's name. */
const REACH = 12;

/** Whether the text from `start` to `end` is an amount of money or a percentage. */
export function isAmount(plain: string, start: number, end: number): boolean {
  return AFTER.test(plain.slice(end, end + REACH)) || BEFORE.test(plain.slice(Math.max(0, start - REACH), start));
}
