import { nearest } from "../did-you-mean.ts";
import { SETTINGS } from "./var-table.ts";
import type { Env, Report } from "./vars.ts";

/** The vars that are tables. */
export const TABLES = ["TARGETS", "RULES", "HOURS", "LABELS", "CRM_LINKS"];

/** Every var that is read. */
export const VARS = [...TABLES, ...Object.values(SETTINGS).map(({ name }) => name)];

/** Every secret that is read under a name of its own; others are those that a target names. */
export const SECRETS = [
  ...["VCC_SECRET_KEY", "VCC_SECRET_KEY_PREVIOUS", "VCC_ENCRYPTION_KEY", "ADMIN_TOKEN", "SUPERVISOR_TOKEN"],
  ...["LINK_SECRET", "LINK_SECRET_PREVIOUS"],
  ...["SLACK_WEBHOOK_URL", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"],
  ...["RESEND_WEBHOOK_SECRET", "MAILGUN_SIGNING_KEY", "POSTMARK_WEBHOOK_PASSWORD"],
  ...["EMAIL_KEY", "EMAIL_ACCESS_KEY", "EMAIL_SECRET_KEY", "EMAIL_PASSWORD"],
];

/**
 * Names what is called as one of the vars but for its case, its underscores or an S: `RULE`, `TIMEZONE`. Of texts no
 * more than that: any other name may be a secret that a target uses or once used. Of tables also what is near.
 */
export function checkNames(env: Env, wrong: Report): void {
  for (const [name, value] of Object.entries(env)) {
    if (VARS.includes(name) || value === undefined || value === "") continue;
    const candidates = typeof value === "string" ? VARS.filter((known) => !TABLES.includes(known)) : VARS;
    const alike = candidates.find((known) => bare(known) === bare(name));
    const meant = alike ?? (isTable(value) ? nearest(name, TABLES) : null);
    if (meant !== null) wrong(name, `is no setting; did you mean "${meant}"?`);
  }
}

/** Or a list of them. What the platform binds is of a class of its own, but for a few. */
function isTable(value: unknown): boolean {
  if (Array.isArray(value)) return true;
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function bare(name: string): string {
  const words = name.toUpperCase().split(/[^A-Z\d]/);
  return words.map((word) => word.replace(/S$/, "")).join("");
}
