import type { Words } from "../../en/index.ts";
import { plural } from "../units.ts";

export const outage: Words["outage"] = {
  title: (target) => `A címzett nem működik: ${target}`,
  summary: (target, since, reason, kept) => `${target}: ez a címzett ${since} óta nem működik (${reason}); ${kept}.`,
  keeps: (count, shown) => {
    if (count === 0) return "még egy értesítés sem várakozik, és ami érkezik, összevonva kimegy, amint újra működik";
    return plural(count, {
      one: `${shown} értesítés várakozik, és kimegy, amint újra működik`,
      other: `${shown} értesítés várakozik, és összevonva kimegy, amint újra működik`,
    });
  },
  target: "Címzett",
  since: "Mióta nem működik",
  reason: "Oka",
  kept: "Várakozó értesítések",
  whatToDo: "Teendő",
  mend: (test, on) => `A hiba elhárítása után tesztüzenet küldése (${test}) vagy a címzett visszakapcsolása (${on}).`,
  openKept: "Az értesítések megnyitása",
  toldOnce: "Erről egyszer szólunk; a nem működő címzetteket a /healthz sorolja fel.",
};
