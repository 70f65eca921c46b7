import { isAmount } from "./amount.ts";
import { withoutDates } from "./calendar.ts";
import type { Finding } from "./finding.ts";
import { runs } from "./groups.ts";
import { type Shape, shapeOf } from "./phone-shape.ts";
import { subjectOf } from "./subject.ts";

const BETWEEN = /^(?=.{1,3}$) ?[-./()]{0,2} ?[-./()]?$/;

/**
 * Phone numbers; the last two digits stay.
 * - After "+", any number is one.
 * - After 00 or 0, it is one, unless it is written in one piece or like a company register number, after a word such as
 * "order".
 * - Without a prefix, in groups like a phone number's, it is one, unless it follows such a word or an amount of money.
 * - Without a prefix and in one piece, it is an order number, unless it follows a word such as "phone".
 */
export function phones(plain: string): readonly Finding[] {
  const undated = withoutDates(plain);
  const found: Finding[] = [];
  let end = 0;
  for (const run of runs(undated, BETWEEN)) {
    for (let first = 0; first < run.length; ) {
      const shape = shapeOf(undated, run, first, end);
      const isFound = shape !== null && isPhone(undated, shape);
      if (isFound) {
        end = shape.end;
        found.push({ start: shape.start, end, mask: `☎•••${shape.digits.slice(-2)}` });
      }
      first += isFound ? shape.groups : 1;
    }
  }
  return found;
}

/** The form of company register numbers, which a phone number may share: "01-09-123456". */
const REGISTERED = /^\d\d-\d\d-\d{6}$/;

function isPhone(plain: string, { prefix, start, end, groups, isLikely }: Shape): boolean {
  if (prefix === "+") return !isAmount(plain, start, end);
  if (prefix === "0") {
    const isPlainly = groups > 1 && !REGISTERED.test(plain.slice(start, end));
    return isPlainly || subjectOf(plain, start) !== "reference";
  }
  return isLikely && subjectOf(plain, start) !== "reference" && !isAmount(plain, start, end);
}
