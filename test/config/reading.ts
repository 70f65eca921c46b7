import { parse } from "smol-toml";
import type { Hours } from "../../src/alerts/hours.ts";
import type { Rule } from "../../src/alerts/rules.ts";
import { readHours } from "../../src/config/hours.ts";
import { readRules } from "../../src/config/rules.ts";
import { isTable } from "../../src/config/table.ts";

export const TARGETS = ["sales-slack", "leads"];

/** What was read, and every mistake as "setting problem". */
export interface Read {
  readonly hours: ReadonlyMap<string, Hours>;
  readonly rules: readonly Rule[];
  readonly mistakes: readonly string[];
}

/** Reads the hours and rules of a wrangler.toml, whose vars arrive as JSON. */
export function readSettings(toml: string): Read {
  const arrived: unknown = JSON.parse(JSON.stringify(parse(toml).vars ?? {}));
  if (!isTable(arrived)) throw new Error("vars is no table");
  const mistakes: string[] = [];
  const wrong = (setting: string, problem: string) => {
    mistakes.push(`${setting} ${problem}`);
  };
  const hours = readHours(arrived, "Europe/Budapest", wrong);
  return { hours, rules: readRules(arrived, { targets: TARGETS, hours: [...hours.keys()] }, wrong), mistakes };
}
