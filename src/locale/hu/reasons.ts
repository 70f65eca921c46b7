import type { Words } from "../en/index.ts";

export const reasons: Words["inbox"]["reasons"] = {
  lost: "Elveszett",
  missed: "Nem fogadott",
  "sla-breached": "SLA-sértés",
};
