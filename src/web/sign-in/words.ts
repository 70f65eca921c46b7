import type { Language } from "../../locale/locale.ts";

const en = {
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
