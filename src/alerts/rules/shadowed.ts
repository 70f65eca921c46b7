import { fold, includes } from "../../pattern.ts";
import { REASONS } from "../reasons.ts";
import type { Condition, Match } from "./match.ts";

/**
 * Whether `earlier` surely matches every chat that `later` matches: each of its conditions follows from one of the
 * later ones, by field and patterns. Sure but not complete: it does not see that two rules together leave a third
 * nothing, nor that one value keeps out another.
 */
export function shadows(earlier: Match, later: Match): boolean {
  return earlier.every((condition) => isAlwaysTrue(condition) || later.some((other) => follows(condition, other)));
}

/** Whether no chat can match, because what is asked for is all excluded. */
export function isContradiction(match: Match): boolean {
  return match.some(
    (asked) => !asked.not && match.some((other) => other.not && other.field === asked.field && within(asked, other)),
  );
}

/** A chat that reaches the rules has at least one of the reasons. */
function isAlwaysTrue({ field, not, patterns }: Condition): boolean {
  return field === "reason" && !not && REASONS.every((reason) => patterns.includes(fold(reason)));
}

function follows(condition: Condition, from: Condition): boolean {
  if (condition.field !== from.field || condition.not !== from.not) return false;
  return condition.not ? within(condition, from) : within(from, condition);
}

/** Whether each pattern of the one is included in a pattern of the other. */
function within(one: Condition, other: Condition): boolean {
  return one.patterns.every((narrow) => other.patterns.some((wide) => includes(wide, narrow)));
}
