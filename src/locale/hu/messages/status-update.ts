import type { Words } from "../../en/index.ts";

export const statusUpdate: Words["statusUpdate"] = {
  claimed: (who, at) => `Átvette: ${who}, ${at}.`,
  resolved: (who, outcome, at) => `Lezárta: ${who}, ${at}${outcome === null ? "" : ` – ${outcome}`}.`,
  open: (since) => `Újra nyitott, kezdete: ${since}.`,
  cameBack: (chat, at) => `Magától visszatért, és választ kapott${chat ? ` (chat: ${chat})` : ""}, ${at}.`,
  outcomes: {
    "called-back": "visszahívtuk",
    unreachable: "nem értük el",
    "no-need": "nem kell visszahívni",
    spam: "spam",
    "came-back": "magától visszatért",
    expired: "lejárt",
    "marked-as-spam": "spamnek jelölték a VCC Live-ban",
  },
  ended: (outcome, at) => `${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}, ${at}.`,
  cameBackTitle: (customer) => `Visszatért: ${customer}`,
  cameBackSummary: (customer, chat) =>
    `Visszatért: ${customer}, és választ kapott${chat ? ` (chat: ${chat})` : " egy későbbi chatben"}.`,
  answeredIn: "Ebben a chatben kapott választ",
  nobodyNeeded: (lost) => `Visszahívni már nem kell (chat: ${lost}).`,
  nthAlert: (count) => `${count}. riasztás ennél az ügyfélnél`,
  manyAlerts: (counted) => `Az ügyfélnek több mint ${counted} korábbi riasztása volt`,
};
