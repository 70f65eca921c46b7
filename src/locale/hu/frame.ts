import type { Words } from "../en/index.ts";

export const frame: Words["frame"] = {
  places: {
    inbox: "Beérkezett",
    chats: "Beszélgetések",
    statistics: "Statisztika",
    deliveries: "Értesítési napló",
    quarantine: "Karantén",
    audit: "Napló",
    sessions: "Munkamenetek",
    settings: "Beállítások",
    account: "Fiók",
  },
  navigation: "Oldalak",
  skip: "Ugrás a tartalomra",
};
