import type { Words } from "../en/index.ts";

export const sessions: Words["sessions"] = {
  title: "Sitzungen",
  intro: (idle) =>
    `Wer mit einem Token angemeldet ist, die neuesten zuerst. Ohne Nutzung endet eine Sitzung nach Ablauf dieser Zeit: ${idle}; in jedem Fall endet sie nach 12 Std. Die Namen hat niemand geprüft.`,
  empty: "Niemand ist mit einem Token angemeldet.",
  signedIn: "Angemeldet",
  name: "Name",
  token: "Token",
  roles: { admin: "Administrator", supervisor: "Supervisor" },
  browser: "Browser",
  lastUsed: "Zuletzt genutzt",
  ends: "Endet",
  act: "Aktion",
  end: "Beenden",
  own: "diese Sitzung",
  ended: "Die Sitzung ist beendet: In ihrem Browser ist eine neue Anmeldung nötig.",
};
