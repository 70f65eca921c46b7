import * as v from "valibot";
import { suggest } from "../suggest.ts";
import { texts } from "./table.ts";
import type { Wrong } from "./vars.ts";

/** What a target's name may look like: nothing else is repeated in words, as it may be a URL with a secret in it. */
const NAME = /^[\w-]{1,40}$/;

/** Names of targets that exist, each once; null when it is no list of names. */
export function readTo(value: unknown, targets: readonly string[], wrong: Wrong): readonly string[] | null {
  const read = v.safeParse(texts, value);
  if (!read.success) {
    wrong("to", 'must be a list of targets, such as ["sales-slack"]; a rule with to = [] tells nobody, on purpose');
    return null;
  }
  const to = [...new Set(read.output.map((name) => name.trim()))];
  for (const name of to) {
    if (targets.includes(name)) continue;
    wrong("to", `${NAME.test(name) ? `"${name}"` : "has what"} is no target; ${suggest(name, targets)}`);
  }
  return to;
}
