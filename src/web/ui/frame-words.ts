import type { Language } from "../../locale/locale.ts";

/** What stands around every page of somebody who is signed in. */
interface FrameWords {
  readonly places: Readonly<Record<Place, string>>;
  readonly navigation: string;
  readonly skip: string;
}

/** The pages that are a tap away from everywhere. */
export type Place =
  | ("inbox" | "chats" | "statistics" | "deliveries" | "quarantine")
  | ("audit" | "sessions" | "settings" | "account");

export const frameWords: Readonly<Record<Language, FrameWords>> = {
  en: {
    places: {
      inbox: "To call back",
      chats: "Chats",
      statistics: "Statistics",
      deliveries: "Deliveries",
      quarantine: "Quarantine",
      audit: "Audit",
      sessions: "Sessions",
      settings: "Settings",
      account: "Account",
    },
    navigation: "Pages",
    skip: "Skip to the content",
  },
  hu: {
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
  },
};
