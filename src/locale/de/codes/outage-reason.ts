import type { OutageReason } from "../../../alerts/outage-reason.ts";
import type { Parts } from "../../grammar/sentence-parts.ts";

/** Why a target is disabled. */
export function outageReason(reason: OutageReason, { moment, result }: Parts): string {
  switch (reason.code) {
    case "switched-off":
      return "von Hand ausgeschaltet";
    case "answered":
      return result(reason.result);
    case "failing":
      return `seit ${moment(reason.since)} ist jeder Versuch fehlgeschlagen: ${result(reason.result)}`;
    // Kept as a sentence, and only in English.
    case "said":
      return reason.text;
  }
}
