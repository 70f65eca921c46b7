import { covered } from "./finding.ts";

const YEAR = String.raw`(?:19|20)\d\d`;
const MONTH_OR_DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;
const SIGN = String.raw`(?:\. |[-./])`;
const SHORT = `${MONTH_OR_DAY}${SIGN}${MONTH_OR_DAY}`;

// "06-30-12 34 567" is not a date, although it begins like one.
const GOES_ON = String.raw`[-./]?[\d\0]| \d{1,4}[ -]?\d`;

// Followed by another day after a hyphen, or by a time with a dot.
const UNTIL = String.raw`(?=-(?:${YEAR}${SIGN}${SHORT}|${SHORT}${SIGN}\d\d)| (?:[01]?\d|2[0-3])\.[0-5]\d(?![\d.]))`;
const DATE = `${YEAR}${SIGN}${SHORT}|${SHORT}${SIGN}(?:${YEAR}|\\d\\d(?:${UNTIL}|(?!${GOES_ON})))`;
const TIME = String.raw`\d{1,2}:\d\d(?::\d\d)?`;
const ONE = `(?:${DATE}|${TIME})`;
const CALENDAR = new RegExp(String.raw`(?<![\d\0][-./:]?)${ONE}(?:\.?-${ONE})?(?![-./:]?[\d\0])`, "g");

/** The text with dates and times covered, because they have digits and separators like phone numbers. */
export function withoutDates(plain: string): string {
  const dates = [...plain.matchAll(CALENDAR)];
  return covered(
    plain,
    dates.map(({ 0: date, index: start }) => ({ start, end: start + date.length })),
  );
}
