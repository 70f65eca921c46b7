import type { Words } from "../../en/index.ts";

export const actor: Words["actor"] = {
  byToken: (name) => `${name} (tokennel)`,
  byLink: (target) => `${target} (linkkel)`,
  byLinkNamed: (name, target) => `${name} (${target}, linkkel)`,
  service: "maga a szolgáltatás",
};
