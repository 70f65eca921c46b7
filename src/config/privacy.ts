import { days, type Env, secret, text, type Wrong } from "./vars.ts";

const JURISDICTIONS = ["eu"] as const;

/** Where what is stored has to stay, for how long, and who can read it. */
export interface Privacy {
  /** After its last revision came in, a chat's texts are kept for so long. */
  readonly retentionDays: number;
  /** The audit list is kept for so long. */
  readonly auditDays: number;
  /** Couriers live there. Null: anywhere. */
  readonly jurisdiction: (typeof JURISDICTIONS)[number] | null;
  /** KV knows no jurisdiction: where there is one, copies in it are encrypted under this. Null: they are as they came. */
  readonly copySecret: string | null;
}

export function readPrivacy(env: Env, wrong: Wrong): Privacy {
  const jurisdiction = readJurisdiction(env, wrong);
  return {
    retentionDays: days(env, "RETENTION_DAYS", 180, 1, wrong),
    auditDays: days(env, "AUDIT_DAYS", 365, 1, wrong),
    jurisdiction,
    copySecret: jurisdiction === null ? null : (secret(env, "LINK_SECRET") ?? secret(env, "ADMIN_TOKEN") ?? null),
  };
}

function readJurisdiction(env: Env, wrong: Wrong): Privacy["jurisdiction"] {
  const given = text(env, "JURISDICTION", "", wrong).toLowerCase();
  const known = JURISDICTIONS.find((one) => one === given) ?? null;
  if (given !== "" && known === null) wrong("JURISDICTION", `"${given}" is none that we know: use eu, or leave it out`);
  return known;
}
