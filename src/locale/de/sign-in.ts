import type { Words } from "../en/index.ts";

export const signIn: Words["signIn"] = {
  name: "Ihr Name",
  nameHint: "Wie man Sie im Team kennt: Das sehen die anderen, wenn Sie etwas übernehmen oder erledigen.",
  token: "Token",
  signIn: "Anmelden",
  heading: "Sie sind angemeldet",
  as: (name) => `Als: ${name}`,
  may: {
    admin: "Sie dürfen alles sehen, Einstellungen ändern und löschen.",
    supervisor: "Sie dürfen alles sehen und bearbeiten.",
  },
  signOut: "Abmelden",
};
