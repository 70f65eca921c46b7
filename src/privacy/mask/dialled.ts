/** How many digits numbers have, including the country code at their beginning: minimum and maximum. */
const COUNTRIES: readonly (readonly [code: string, least: number, most: number])[] = [
  ["1", 11, 11],
  ["20", 11, 12],
  ["27", 11, 11],
  ["30", 12, 12],
  ["31", 11, 11],
  ["32", 10, 11],
  ["33", 11, 11],
  ["34", 11, 11],
  ["351", 12, 12],
  ["352", 8, 12],
  ["353", 10, 12],
  ["354", 10, 12],
  ["355", 11, 12],
  ["356", 11, 11],
  ["357", 11, 11],
  ["358", 9, 13],
  ["359", 11, 12],
  ["36", 10, 11],
  ["370", 11, 11],
  ["371", 11, 11],
  ["372", 10, 11],
  ["373", 11, 11],
  ["375", 12, 12],
  ["380", 12, 12],
  ["381", 11, 12],
  ["382", 11, 11],
  ["383", 11, 12],
  ["385", 11, 12],
  ["386", 11, 11],
  ["387", 11, 12],
  ["389", 11, 11],
  ["39", 10, 13],
  ["40", 11, 11],
  ["41", 11, 11],
  ["420", 12, 12],
  ["421", 12, 12],
  ["43", 10, 14],
  ["44", 11, 12],
  ["45", 10, 10],
  ["46", 9, 12],
  ["47", 10, 10],
  ["48", 11, 11],
  ["49", 10, 13],
  ["7", 11, 11],
  ["81", 11, 12],
  ["86", 12, 13],
  ["90", 12, 12],
  ["91", 12, 12],
  ["966", 12, 12],
  ["971", 11, 12],
  ["972", 11, 12],
];
/** E.164 allows no more; fewer than nine are rare and ambiguous. */
const ELSEWHERE = [9, 15] as const;

/** Hungarian numbers without the country code: Budapest, mobile, all others. */
const HUNGARIAN = /^(?:1\d{7}|(?:20|30|31|50|70)\d{7}|(?!20|30|31|50|70)[2-9]\d{7})$/;

/** How many digits a number has after "+" or 00, as far as its beginning tells. */
export function internationalLengths(digits: string): readonly [least: number, most: number] {
  const known = COUNTRIES.find(([code]) => digits.startsWith(code));
  if (known === undefined) return ELSEWHERE;
  const [code, least, most] = known;
  // "+44 (0)20": the zero is not dialled, but written.
  return digits.charAt(code.length) === "0" && code !== "39" ? [least + 1, most + 1] : [least, most];
}

/** Whether it is a complete number within Hungary, with its 06. */
export function isHungarian(digits: string): boolean {
  return digits.startsWith("06") && HUNGARIAN.test(digits.slice(2));
}
