import * as v from "valibot";
import { eachText, isTable, strictTable, texts } from "../settings-table.ts";
import { duration } from "./duration.ts";
import { unknownTarget } from "./targets.ts";

const TO = 'must be a list of targets, such as ["sales-slack"]; a rule with to = [] tells nobody, on purpose';
const ESCALATE = 'must be a table, such as { after = "15m", to = ["leads"] }';

/** Names of targets, each once; one of them, or a list. They must be among `known`; null: whatever they are. */
export function targetNames(known: readonly string[] | null) {
  return v.pipe(
    texts(TO),
    v.transform((names): string[] => [...new Set(names.map((name) => name.trim()))]),
    eachText((name) => (known === null || known.includes(name) ? null : unknownTarget(name, known))),
  );
}

interface Step {
  after: number;
  to: string[];
}

/** Each step is later than those before it; a time that could not be read is passed over. */
const laterEachTime = v.rawCheck<Step[]>(({ dataset, addIssue }) => {
  const steps: readonly unknown[] = Array.isArray(dataset.value) ? dataset.value : [];
  const unread = new Set(dataset.issues?.map(({ path = [] }) => path.map(({ key }) => String(key)).join(".")));
  let longest = 0;
  for (const [index, step] of steps.entries()) {
    if (!isTable(step) || typeof step.after !== "number" || unread.has(`${index}.after`)) continue;
    if (step.after <= longest) {
      const at = { type: "array", origin: "value", input: [...steps], key: index, value: step } as const;
      const after = { type: "object", origin: "value", input: step, key: "after", value: step.after } as const;
      addIssue({ message: "must be longer than that of the steps before it", path: [at, after] });
    }
    longest = Math.max(longest, step.after);
  }
});

/** One step or a list of them, each `{ after = "15m", to = ["leads"] }`. */
export function escalationSteps(known: readonly string[] | null) {
  const step = strictTable(
    "key of an escalation",
    {
      after: duration,
      to: v.pipe(
        targetNames(known),
        v.check((to) => to.length > 0, "is empty: an escalation must tell somebody"),
      ),
    },
    ESCALATE,
  );
  return v.pipe(
    v.unknown(),
    v.transform((value): unknown[] => (Array.isArray(value) ? value : [value])),
    v.array(step),
    laterEachTime,
  );
}
