import * as v from "valibot";
import { KINDS } from "../alerts/delivery.ts";
import { REASONS, type Reason } from "../alerts/reasons.ts";

// Records are shown whatever is in them: what only a newer version knows is left out, or said to be unknown.

export const recordedKind = v.fallback(v.picklist([...KINDS, "unknown"]), "unknown");

export const recordedReasonList = v.pipe(
  v.array(v.string()),
  v.transform((words): readonly Reason[] => REASONS.filter((reason) => words.includes(reason))),
);

/** As JSON. */
export const recordedReasons = v.pipe(v.string(), v.parseJson(), recordedReasonList);

/** Columns of what happened: without a code where an older version wrote it. */
export const recordedCode = {
  code: v.nullable(v.string()),
  args: v.nullable(v.string()),
  note: v.nullable(v.string()),
};
