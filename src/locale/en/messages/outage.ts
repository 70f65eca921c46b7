import { plural } from "../units.ts";
/** A target that takes nothing at all. */
export const outage = {
  title: (target: string) => `Target ${target} is disabled`,
  summary: (target: string, since: string, reason: string, kept: string) =>
    `The target ${target} has been disabled since ${since} (${reason}): ${kept}.`,
  /** What becomes of the deliveries: a clause for the summary. */
  keeps: (count: number, shown: string) => {
    if (count === 0)
      return "nothing waits for it yet, and what comes is kept and goes out, grouped, once it works again";
    return plural(count, {
      one: `${shown} delivery is kept and goes out once it works again`,
      other: `${shown} deliveries are kept and go out, grouped, once it works again`,
    });
  },
  target: "Target",
  since: "Disabled since",
  reason: "Why",
  kept: "Deliveries kept",
  whatToDo: "What to do",
  /** By which requests. */
  mend: (test: string, on: string) => `Fix it, then send a test message (${test}) or switch it on (${on}).`,
  openKept: "Open its deliveries",
  toldOnce: "This is told once; /healthz names every target that is disabled.",
};
