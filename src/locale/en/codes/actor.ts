import { BY_TOKEN } from "../../../alerts/actor.ts";

/** How people are named. */
export const actor = {
  /** Behind a name that somebody gave themselves. */
  byToken: BY_TOKEN,
};
