const CURRENCY = String.raw`(?:\p{Sc}|%|(?:ft|huf|forint|eur|euro?s?|usd|dollars?|gbp|chf|pln|zł|czk|kč|ron|lei|kr)(?!\p{L})|元|块|ريال|درهم)`;
const AFTER = new RegExp(`^(?:[.,]\\d{1,2})?(?:,-|-)? ?${CURRENCY}`, "iu");
const BEFORE = new RegExp(`${CURRENCY} ?-?$`, "iu");

/** Longer than any currency's name. */
const REACH = 12;

/** Whether what stands from `start` to `end` is money or a share of something. */
export function isAmount(plain: string, start: number, end: number): boolean {
  return AFTER.test(plain.slice(end, end + REACH)) || BEFORE.test(plain.slice(Math.max(0, start - REACH), start));
}
