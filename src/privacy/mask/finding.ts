/** A range of legible text and its replacement; `end` is after the last character. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly mask: string;
}

/** Returns findings in order, without overlaps. */
export type Finder = (plain: string) => readonly Finding[];

/**
 * Covers a finding: legible text does not contain it otherwise, and no finder looks through it. Next to a number it
 * counts as the digit or letter that it may hide; otherwise a number that was rejected once would be found when masked
 * again.
 */
export const COVER = "\0";

/** The text with the findings covered, and everything else at its position. */
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

/** Signs from an earlier masking: no digit in them begins another number. */
export function masked(plain: string): readonly Finding[] {
  return [...plain.matchAll(MASKED)].map(({ 0: mask, index }) => ({ start: index, end: index + mask.length, mask }));
}
