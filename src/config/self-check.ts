import * as v from "valibot";
import type { NotificationPolicy } from "../alerts/rules/recipients.ts";
import type { Quiet, SelfCheck } from "../alerts/self-check.ts";
import { suggest } from "../did-you-mean.ts";
import { readTable } from "../settings-table.ts";
import { targetNames } from "./rule-targets.ts";
import { SETTINGS } from "./var-table.ts";
import { type Env, isSet, quoted, type Report, readSetting } from "./vars.ts";

/** The self-check, which notifies the default targets by default. `targets`: the names of all targets. */
export function readSelfCheck(
  env: Env,
  targets: readonly string[],
  { hours, defaults }: NotificationPolicy,
  wrong: Report,
): SelfCheck {
  return {
    engineers: readEngineers(env, targets, wrong) ?? defaults,
    quiet: readQuiet(env, hours, wrong),
    databaseLimit: readSetting(env, SETTINGS.databaseLimit, wrong),
  };
}

function engineers(targets: readonly string[]) {
  return v.pipe(
    targetNames(targets),
    v.check((names) => names.length > 0, "is empty: leave it out, and the default targets hear of it"),
  );
}

/** Null where none are named. */
function readEngineers(env: Env, targets: readonly string[], wrong: Report): readonly string[] | null {
  const value = readSetting(env, SETTINGS.engineers, wrong);
  if (value === null) return null;
  const read = readTable(engineers(targets), value);
  if (read.ok) return read.output;
  for (const { problem } of read.mistakes) wrong("ENGINEERS", problem);
  return null;
}

function readQuiet(env: Env, hours: NotificationPolicy["hours"], wrong: Report): Quiet | null {
  const after = readSetting(env, SETTINGS.quietAfter, wrong);
  const name = readSetting(env, SETTINGS.quietHours, wrong);
  const known = hours.get(name) ?? null;
  if (name !== "" && known === null) {
    wrong("QUIET_HOURS", `${quoted(name)} is none of HOURS; ${suggest(name, [...hours.keys()])}`);
  }
  if (name !== "" && !isSet(env, SETTINGS.quietAfter.name)) wrong("QUIET_HOURS", "is of no use without QUIET_AFTER");
  return after === null ? null : { after, hours: known };
}
