import { unknownTarget } from "./target-name.ts";

/** Who hears of what ends dead: the name of another target; null where none is named. */
export function readFallback(
  value: unknown,
  self: string,
  targets: readonly string[],
  wrong: (problem: string) => void,
): string | null {
  if (value === undefined) return null;
  const others = targets.filter((name) => name !== self);
  const name = typeof value === "string" ? value.trim() : null;
  if (name === null) wrong('must be the name of another target, such as "leads"');
  else if (name === self) wrong(`is this target itself: name another one, or leave it out`);
  else if (!others.includes(name)) wrong(unknownTarget(name, others));
  return name;
}
