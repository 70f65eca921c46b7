import * as v from "valibot";
import type { Escalation } from "../alerts/rules/rules.ts";
import { DURATION, readDuration } from "./duration.ts";
import { isTable, texts, unknownKeys } from "./table.ts";
import { unknownTarget } from "./targets.ts";
import type { Report } from "./vars.ts";

/** Names of targets that exist, each once; null when it is no list of names. */
export function readTo(value: unknown, targets: readonly string[], wrong: Report): readonly string[] | null {
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

const KEYS = ["after", "to"];

/** One step or a list of them, each `{ after = "15m", to = ["leads"] }`. */
export function readEscalate(value: unknown, targets: readonly string[], wrong: Report): readonly Escalation[] {
  const steps: readonly unknown[] = value === undefined ? [] : Array.isArray(value) ? value : [value];
  let longest = 0;
  return steps.flatMap((step, index) => {
    const place = steps.length === 1 ? "escalate" : `escalate[${index + 1}]`;
    if (!isTable(step)) {
      wrong(place, 'must be a table, such as { after = "15m", to = ["leads"] }');
      return [];
    }
    const told: Report = (key, problem) => wrong(`${place}.${key}`, problem);
    unknownKeys(step, KEYS, "an escalation", told);
    const after = readDuration(step.after);
    if (after === null) told("after", `must be ${DURATION}`);
    else if (after <= longest) told("after", "must be longer than that of the steps before it");
    longest = Math.max(longest, after ?? 0);
    const to = readTo(step.to, targets, told);
    if (to?.length === 0) told("to", "is empty: an escalation must tell somebody");
    return after === null || to === null ? [] : [{ after, to }];
  });
}
