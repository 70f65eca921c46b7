/** A stretch of legible text and what is shown in its place; `end` is after its last character. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly mask: string;
}

/** Findings in order, none over another. */
export type Finder = (plain: string) => readonly Finding[];

/**
 * Stands where something was found: legible text holds it nowhere else, and no finder looks through it. Beside a number
 * it counts as the digit or letter that it may hide: else what was refused once would be found when masked again.
 */
export const COVER = "\0";

/** The text with the findings out of sight and everything else where it was. */
export function covered(plain: string, findings: readonly { readonly start: number; readonly end: number }[]): string {
  if (findings.length === 0) return plain;
  const parts: string[] = [];
  let end = 0;
  for (const finding of findings) {
    parts.push(plain.slice(end, finding.start), COVER.repeat(finding.end - finding.start));
    end = finding.end;
  }
  parts.push(plain.slice(end));
  return parts.join("");
}

const MASKED =
  /☎•••\d\d(?!\d)|•{4} •{4} •{4} \d{4}(?!\d)|[A-Z]{2}•••[A-Z\d]{2}(?!\d)|•••@•••|•••(?:\.•••){3}|•••(?::•••){2}/g;

/** What these finders have put there before: no digit of it begins another number. */
export function masked(plain: string): readonly Finding[] {
  return [...plain.matchAll(MASKED)].map(({ 0: mask, index }) => ({ start: index, end: index + mask.length, mask }));
}
