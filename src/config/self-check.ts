import type { NotificationPolicy } from "../alerts/rules/recipients.ts";
import type { Quiet, SelfCheck } from "../alerts/self-check.ts";
import { suggest } from "../did-you-mean.ts";
import { DURATION, readDuration } from "./duration.ts";
import { readTo } from "./rule-targets.ts";
import { count, type Env, type Report, text } from "./vars.ts";

/** What Cloudflare's Free plan gives, and the most that any plan does. */
const DATABASE_LIMIT = { otherwise: 500, most: 10_000 };

/** The self-check, which notifies the default targets by default. `targets`: the names of all targets. */
export function readSelfCheck(
  env: Env,
  targets: readonly string[],
  { hours, defaults }: NotificationPolicy,
  wrong: Report,
): SelfCheck {
  const range = { of: "megabytes", least: 1, most: DATABASE_LIMIT.most };
  return {
    engineers: readEngineers(env.ENGINEERS, targets, wrong) ?? defaults,
    quiet: readQuiet(env, hours, wrong),
    databaseLimit: count(env, "DATABASE_LIMIT_MB", DATABASE_LIMIT.otherwise, range, wrong),
  };
}

/** Null where none are named. */
function readEngineers(value: unknown, targets: readonly string[], wrong: Report): readonly string[] | null {
  if (value === undefined || value === "") return null;
  const named = readTo(value, targets, (_, problem) => wrong("ENGINEERS", problem));
  if (named?.length !== 0) return named;
  wrong("ENGINEERS", "is empty: leave it out, and the default targets hear of it");
  return null;
}

function readQuiet(env: Env, hours: NotificationPolicy["hours"], wrong: Report): Quiet | null {
  const given = text(env, "QUIET_AFTER", "", wrong);
  const name = text(env, "QUIET_HOURS", "", wrong);
  const known = hours.get(name) ?? null;
  if (name !== "" && known === null) {
    wrong("QUIET_HOURS", `"${name}" is none of HOURS; ${suggest(name, [...hours.keys()])}`);
  }
  if (name !== "" && given === "") wrong("QUIET_HOURS", "is of no use without QUIET_AFTER");
  if (given === "") return null;
  const after = readDuration(given);
  if (after === null) wrong("QUIET_AFTER", `must be ${DURATION}`);
  return after === null ? null : { after, hours: known };
}
