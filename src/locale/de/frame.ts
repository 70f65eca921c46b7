import type { Words } from "../en/index.ts";

export const frame: Words["frame"] = {
  places: {
    inbox: "Eingang",
    chats: "Chats",
    statistics: "Statistik",
    deliveries: "Zustellungen",
    quarantine: "Quarantäne",
    audit: "Protokoll",
    sessions: "Sitzungen",
    settings: "Einstellungen",
    account: "Konto",
  },
  navigation: "Seiten",
  skip: "Zum Inhalt springen",
};
