import { SETTINGS } from "./var-table.ts";
import { type Env, type Report, readSetting } from "./vars.ts";

/** Where what is stored has to stay, for how long, and who can read it. */
export interface Privacy {
  /** After its last revision came in, a chat's texts are kept for so long. */
  readonly retentionDays: number;
  /** The audit list is kept for so long. */
  readonly auditDays: number;
  /** Couriers live there, and copies in KV, which knows none, are encrypted. Null: anywhere. */
  readonly jurisdiction: "eu" | null;
}

export function readPrivacy(env: Env, wrong: Report): Privacy {
  return {
    jurisdiction: readSetting(env, SETTINGS.jurisdiction, wrong),
    retentionDays: readSetting(env, SETTINGS.retentionDays, wrong),
    auditDays: readSetting(env, SETTINGS.auditDays, wrong),
  };
}
