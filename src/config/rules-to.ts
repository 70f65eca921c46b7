import * as v from "valibot";
import { texts } from "./table.ts";
import { unknownTarget } from "./target-name.ts";
import type { Wrong } from "./vars.ts";

/** Names of targets that exist, each once; null when it is no list of names. */
export function readTo(value: unknown, targets: readonly string[], wrong: Wrong): readonly string[] | null {
  const read = v.safeParse(texts, value);
  if (!read.success) {
    wrong("to", 'must be a list of targets, such as ["sales-slack"]; a rule with to = [] tells nobody, on purpose');
    return null;
  }
  const to = [...new Set(read.output.map((name) => name.trim()))];
  for (const name of to) {
    if (!targets.includes(name)) wrong("to", unknownTarget(name, targets));
  }
  return to;
}
