import type { Words } from "../../en/index.ts";

export const actor: Words["actor"] = {
  byToken: (name) => `${name} (per Token)`,
  byLink: (target) => `${target} (per Link)`,
  byLinkNamed: (name, target) => `${name} (${target}, per Link)`,
  service: "der Dienst selbst",
};
