import * as v from "valibot";
import { KINDS } from "../alerts/delivery.ts";
import { REASONS, type Reason } from "../alerts/reasons.ts";

// Records are shown whatever they contain: values that only a newer version knows are left out, or shown as unknown.

export const recordedKind = v.fallback(v.picklist([...KINDS, "unknown"]), "unknown");

export const recordedReasonList = v.pipe(
  v.array(v.string()),
  v.transform((words): readonly Reason[] => REASONS.filter((reason) => words.includes(reason))),
);

/** As JSON. */
export const recordedReasons = v.pipe(v.string(), v.parseJson(), recordedReasonList);
