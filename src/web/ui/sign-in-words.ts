import type { Language } from "../../locale/locale.ts";

const en = {
  name: "Your name",
  nameHint: "As your colleagues know you: they see it where you claim or resolve something.",
  token: "Token",
  signIn: "Sign in",
  heading: "You are signed in",
  as: (name: string) => `As: ${name}`,
  may: {
    admin: "You may see everything, change settings and erase.",
    supervisor: "You may see everything and follow it up.",
  },
  signOut: "Sign out",
};

/** What signing in says. */
export type SignInWords = typeof en;

const hu: SignInWords = {
  name: "Az Ön neve",
  nameHint: "Ahogy a munkatársai ismerik: ezt látják, ha Ön átvesz vagy lezár valamit.",
  token: "Token",
  signIn: "Bejelentkezés",
  heading: "Be van jelentkezve",
  as: (name) => `Felhasználó: ${name}`,
  may: {
    admin: "Mindent láthat, módosíthatja a beállításokat, és törölhet.",
    supervisor: "Mindent láthat és utánkövethet.",
  },
  signOut: "Kijelentkezés",
};

export const signInWords: Readonly<Record<Language, SignInWords>> = { en, hu };
