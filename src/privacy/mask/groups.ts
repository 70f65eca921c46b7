/** Digits without a break. */
export interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** Numbers as people write them: groups with at most three separators between two of them. */
export function runs(plain: string, separators: RegExp): readonly (readonly Group[])[] {
  const found: Group[][] = [];
  let end = -1;
  for (const { 0: digits, index: start } of plain.matchAll(/\d+/g)) {
    const group = { digits, start, end: start + digits.length };
    const between = start - end <= 3 && end >= 0 ? plain.slice(end, start) : null;
    if (between !== null && separators.test(between)) found.at(-1)?.push(group);
    else found.push([group]);
    end = group.end;
  }
  return found;
}
