import * as v from "valibot";

/** What was found beside a chat while it was written. */
export interface Written {
  /** The same body could not be read before, and is in quarantine still. */
  readonly inQuarantine: boolean;
  /** Where the last genuine webhook came in; null until one is remembered. */
  readonly origin: string | null;
}

/** Rarely needed, but free where something is asked or written anyway. */
export const BESIDE = `EXISTS (SELECT 1 FROM quarantine WHERE id = ?) AS in_quarantine,
  (SELECT value FROM facts WHERE name = 'origin') AS origin`;

export const besideColumns = { in_quarantine: v.number(), origin: v.nullable(v.string()) };

export function writtenOf(row: { readonly in_quarantine: number; readonly origin: string | null }): Written {
  return { inQuarantine: row.in_quarantine === 1, origin: row.origin };
}
