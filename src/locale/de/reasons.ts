import type { Words } from "../en/index.ts";

export const reasons: Words["inbox"]["reasons"] = {
  lost: "Verloren",
  missed: "Verpasst",
  "sla-breached": "Spät beantwortet",
};
