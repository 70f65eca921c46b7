import { emptyDatabase } from "../../../support/empty.ts";
import { type Fault, makeCalls } from "./calls.ts";
import { onStage } from "./stage.ts";
import type { Story } from "./story.ts";

/**
 * The only faults after which somebody may be told twice: Slack has the message, and nobody on our side can know. Its
 * answer was lost, or we were killed before the answer was written down.
 */
export const UNKNOWABLE: readonly string[] = [
  "Slack asked acts and fails",
  "Slack asked acts and hangs",
  "storage put entry/… with its answer hangs",
];

const ANSWER_NOT_WRITTEN = "storage put entry/… with its answer fails";

/** Then the answer is known from memory alone, and a second fault can be the end of that. */
function isUnknowable(faults: readonly string[]): boolean {
  const killed = faults.some((fault) => fault.endsWith("hangs"));
  return faults.some((fault) => UNKNOWABLE.includes(fault)) || (killed && faults.includes(ANSWER_NOT_WRITTEN));
}

/** What a run with faults came to. */
export interface Run {
  /** "D1 batch of 8 hangs", for each fault. */
  readonly faults: readonly string[];
  /** What does not add up; empty where all does. */
  readonly wrong: readonly string[];
  /** What was told more than once. */
  readonly twice: readonly string[];
}

/** Every call that the story makes while all is well. */
export async function recordCalls({ settings, play }: Story): Promise<readonly string[]> {
  await emptyDatabase();
  const calls = makeCalls([]);
  await onStage(calls, settings, play);
  return calls.names;
}

export async function runWith(story: Story, ...faults: readonly Fault[]): Promise<Run> {
  await emptyDatabase();
  const calls = makeCalls(faults);
  const named = () => faults.map(({ call, kind }) => `${calls.names[call] ?? "(nothing)"} ${kind}`);
  try {
    const { recorded, outages, told, quarantined, left } = await onStage(calls, story.settings, story.play);
    const twice = told.filter((name, index) => told.indexOf(name) !== index);
    const wrong = [
      ...differences("record", recorded, story.recorded),
      ...differences("message", [...new Set(told)], story.told),
      // Where Slack's 404 never arrived, it was not disabled.
      ...(outages > 1 ? [`the other target hears ${outages} times of one outage`] : []),
      ...(quarantined === story.quarantined ? [] : [`${quarantined} bodies in quarantine`]),
      ...(left === 0 ? [] : [`the journal still holds ${left}`]),
      ...(isUnknowable(named()) ? [] : twice.map((name) => `told twice: ${name}`)),
    ];
    return { faults: named(), wrong, twice };
  } catch (error) {
    return { faults: named(), wrong: [String(error)], twice: [] };
  }
}

function differences(what: string, are: readonly string[], should: readonly string[]): readonly string[] {
  return [
    ...should.filter((name) => !are.includes(name)).map((name) => `no ${what}: ${name}`),
    ...are.filter((name) => !should.includes(name)).map((name) => `a ${what} that nobody expects: ${name}`),
  ];
}
