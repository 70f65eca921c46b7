import type { Words } from "../en/index.ts";

export const signIn: Words["signIn"] = {
  name: "Az Ön neve",
  nameHint: "Ahogy a munkatársai ismerik: ezt látják, ha Ön átvesz vagy lezár valamit.",
  token: "Token",
  signIn: "Bejelentkezés",
  heading: "Be van jelentkezve",
  as: (name) => `Felhasználó: ${name}`,
  may: {
    admin: "Mindent láthat, módosíthatja a beállításokat, és törölhet.",
    supervisor: "Mindent láthat és kezelhet.",
  },
  signOut: "Kijelentkezés",
};
