import { parse } from "smol-toml";
import type { Rule } from "../../../src/alerts/rules/rules.ts";
import { readConfig } from "../../../src/config/config.ts";
import { readHours } from "../../../src/config/hours.ts";
import { readRules } from "../../../src/config/rules.ts";
import { isTable, type Table } from "../../../src/settings-table.ts";
import type { Hours } from "../../../src/time/business-hours.ts";

export const TARGETS = ["sales-slack", "leads"];

/** What was read, and every mistake as "setting problem". */
export interface Read {
  readonly hours: ReadonlyMap<string, Hours>;
  readonly rules: readonly Rule[];
  readonly mistakes: readonly string[];
}

/** Reads the hours and rules of a wrangler.toml. */
export function readSettings(toml: string): Read {
  const vars = varsOf(toml);
  const mistakes: string[] = [];
  const wrong = (setting: string, problem: string) => {
    mistakes.push(`${setting} ${problem}`);
  };
  const hours = readHours(vars, "Europe/Budapest", wrong);
  return { hours, rules: readRules(vars, { targets: TARGETS, hours: [...hours.keys()] }, wrong), mistakes };
}

const ENOUGH = {
  VCC_SECRET_KEY: "door-secret-of-32-characters-or-more",
  ADMIN_TOKEN: "admin-secret-of-32-characters-or-more",
  SLACK_SALES_URL: "https://hooks.slack.test/services/T000/B000/XXXX",
  TARGETS: {
    "sales-slack": { channel: "slack", webhook: "SLACK_SALES_URL" },
    leads: { channel: "email", to: ["leads@example.com"], from: "alerts@example.com" },
  },
};

/** Every mistake in a wrangler.toml beside secrets that are right, and targets where it has none. */
export function mistakesIn(toml: string): readonly string[] {
  const reading = readConfig({ ...ENOUGH, ...varsOf(toml) });
  return reading.ok ? [] : reading.mistakes.map(({ setting, problem }) => `${setting} ${problem}`);
}

/** Tables arrive as JSON. */
function varsOf(toml: string): Table {
  const vars: unknown = JSON.parse(JSON.stringify(parse(toml).vars ?? {}));
  if (!isTable(vars)) throw new Error("vars is no table");
  return vars;
}
