import type { Words } from "../en/index.ts";

export const sessions: Words["sessions"] = {
  title: "Munkamenetek",
  intro: (idle) =>
    `Kik vannak bejelentkezve tokennel, a legújabbal kezdve. A munkamenet ${idle} használaton kívüli idő után ér véget, és mindenképpen 12 óra után. A neveket senki sem ellenőrizte.`,
  empty: "Tokennel senki sincs bejelentkezve.",
  signedIn: "Bejelentkezett",
  name: "Név",
  token: "Token",
  roles: { admin: "adminisztrátor", supervisor: "csoportvezető" },
  browser: "Böngésző",
  lastUsed: "Utolsó használat",
  ends: "Vége",
  act: "Művelet",
  end: "Lezárás",
  own: "ez az",
  ended: "A munkamenet véget ért: a böngészőjében újra be kell jelentkezni.",
};
