import * as v from "valibot";
import { instantSchema, saidSchema, storedCodeSchema } from "./stored-code.ts";

/** Why a target is disabled. Records keep it, so a code is never renamed, and a new argument is optional. */
export const outageReasonSchema = v.variant("code", [
  v.object({ code: v.literal("switched-off") }),
  /** By its answer: it takes nothing until somebody mends it. */
  v.object({ code: v.literal("answered"), result: storedCodeSchema }),
  /** Nothing but failures since then, in milliseconds since 1970; `result` is the last. */
  v.object({ code: v.literal("failing"), since: instantSchema, result: storedCodeSchema }),
  saidSchema,
]);

export type OutageReason = Readonly<v.InferOutput<typeof outageReasonSchema>>;
