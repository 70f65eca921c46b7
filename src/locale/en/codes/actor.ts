import { BY_TOKEN } from "../../../alerts/actor.ts";

/** How people are named. A target is the one that a link was made for. */
export const actor = {
  /** The name is what they call themselves. */
  byToken: (name: string) => `${name}${BY_TOKEN}`,
  byLink: (target: string) => `${target} (by link)`,
  byLinkNamed: (name: string, target: string) => `${name} (${target}, by link)`,
  service: "the service itself",
};
