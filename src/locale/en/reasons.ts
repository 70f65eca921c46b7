import type { Reason } from "../../alerts/reasons.ts";

/** The labels of reasons, wherever one is named. */
export const reasons = { lost: "Lost", missed: "Missed", "sla-breached": "SLA breached" } satisfies Readonly<
  Record<Reason, string>
>;
