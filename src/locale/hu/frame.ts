import type { Words } from "../en/index.ts";

export const frame: Words["frame"] = {
  places: {
    inbox: "Visszahívandók",
    chats: "Beszélgetések",
    statistics: "Statisztika",
    deliveries: "Kézbesítések",
    quarantine: "Karantén",
    audit: "Napló",
    sessions: "Munkamenetek",
    settings: "Beállítások",
    account: "Fiók",
  },
  navigation: "Oldalak",
  skip: "Ugrás a tartalomra",
};
