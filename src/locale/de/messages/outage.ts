import type { Words } from "../../en/index.ts";
import { plural } from "../units.ts";

export const outage: Words["outage"] = {
  title: (target) => `Das Ziel ${target} ist gestört`,
  summary: (target, since, reason, kept) => `Das Ziel ${target} ist seit ${since} gestört (${reason}): ${kept}.`,
  keeps: (count, shown) => {
    if (count === 0)
      return "noch wartet nichts darauf, und was kommt, wird aufbewahrt und gesammelt gesendet, sobald es wieder funktioniert";
    return plural(count, {
      one: `${shown} Zustellung wird aufbewahrt und gesendet, sobald es wieder funktioniert`,
      other: `${shown} Zustellungen werden aufbewahrt und gesammelt gesendet, sobald es wieder funktioniert`,
    });
  },
  target: "Ziel",
  since: "Gestört seit",
  reason: "Ursache",
  kept: "Aufbewahrte Zustellungen",
  whatToDo: "Was zu tun ist",
  mend: (test, on) => `Störung beheben, dann eine Testnachricht senden (${test}) oder das Ziel einschalten (${on}).`,
  openKept: "Zustellungen öffnen",
  toldOnce: "Das wird einmal gemeldet; /healthz nennt jedes gestörte Ziel.",
};
