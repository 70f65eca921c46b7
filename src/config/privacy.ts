import { days, type Env, quoted, type Report, text } from "./vars.ts";

const JURISDICTIONS = ["eu"] as const;

/** Where what is stored has to stay, for how long, and who can read it. */
export interface Privacy {
  /** After its last revision came in, a chat's texts are kept for so long. */
  readonly retentionDays: number;
  /** The audit list is kept for so long. */
  readonly auditDays: number;
  /** Couriers live there, and copies in KV, which knows none, are encrypted. Null: anywhere. */
  readonly jurisdiction: (typeof JURISDICTIONS)[number] | null;
}

export function readPrivacy(env: Env, wrong: Report): Privacy {
  const jurisdiction = readJurisdiction(env, wrong);
  return {
    retentionDays: days(env, "RETENTION_DAYS", 180, 1, wrong),
    auditDays: days(env, "AUDIT_DAYS", 365, 1, wrong),
    jurisdiction,
  };
}

function readJurisdiction(env: Env, wrong: Report): Privacy["jurisdiction"] {
  const given = text(env, "JURISDICTION", "", wrong).toLowerCase();
  const known = JURISDICTIONS.find((one) => one === given) ?? null;
  if (given !== "" && known === null)
    wrong("JURISDICTION", `${quoted(given)} is none that we know: use eu, or leave it out`);
  return known;
}
