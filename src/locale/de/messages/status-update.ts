import type { Words } from "../../en/index.ts";

export const statusUpdate: Words["statusUpdate"] = {
  claimed: (who, at) => `Von ${who} übernommen, ${at}.`,
  resolved: (who, outcome, at) => `Von ${who} erledigt, ${at}${outcome === null ? "" : `: ${outcome}`}.`,
  open: (since) => `Wieder offen seit ${since}.`,
  cameBack: (chat, at) =>
    `Kunde hat sich erneut gemeldet, beantwortet ${chat ? `in Chat ${chat}` : "in einem späteren Chat"}, ${at}.`,
  outcomes: {
    "called-back": "zurückgerufen",
    unreachable: "nicht erreicht",
    "no-need": "kein Rückruf nötig",
    spam: "Spam",
    "came-back": "Kunde hat sich erneut gemeldet",
    expired: "abgelaufen",
    "marked-as-spam": "in VCC Live als Spam markiert",
  },
  ended: (outcome, at) => `${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}, ${at}.`,
  cameBackTitle: (customer) => `Erneut gemeldet: ${customer}`,
  cameBackSummary: (customer, chat) =>
    `Erneut gemeldet: ${customer} hat ${chat ? `in Chat ${chat}` : "in einem späteren Chat"} eine Antwort bekommen.`,
  answeredIn: "Beantwortet in Chat",
  nobodyNeeded: (lost) => `Ein Rückruf zu Chat ${lost} ist nicht mehr nötig.`,
  nthAlert: (count) => `${count}. Alarm dieses Kunden`,
  manyAlerts: (counted) => `Mehr als ${counted} frühere Alarme dieses Kunden`,
};
