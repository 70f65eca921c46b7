import type { Language } from "../../../locale/locale.ts";
import type { Role } from "../../principal.ts";

/** What the list of sessions says. */
interface SessionsWords {
  readonly title: string;
  /** `idle`: after how long without use a session ends. */
  readonly intro: (idle: string) => string;
  readonly empty: string;
  readonly signedIn: string;
  readonly name: string;
  readonly token: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly browser: string;
  readonly lastUsed: string;
  readonly ends: string;
  readonly act: string;
  readonly end: string;
  readonly own: string;
  readonly ended: string;
}

export const sessionsWords: Readonly<Record<Language, SessionsWords>> = {
  en: {
    title: "Sessions",
    intro: (idle) =>
      `Who is signed in with a token, the latest first. A session ends after ${idle} without use, and after 12 h in any case. Nobody has checked the names.`,
    empty: "Nobody is signed in with a token.",
    signedIn: "Signed in",
    name: "Name",
    token: "Token",
    roles: { admin: "administrator", supervisor: "supervisor" },
    browser: "Browser",
    lastUsed: "Last used",
    ends: "Ends",
    act: "Action",
    end: "End",
    own: "this one",
    ended: "The session has ended: its browser has to sign in again.",
  },
  hu: {
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
  },
};
