import type { Words } from "../../en/index.ts";
import { plural } from "../units.ts";

export const alert: Words["alert"] = {
  lost: "Verlorener Chat",
  missed: "Verpasster Chat",
  answeredTooLate: "Spät beantwortet",
  slaBreached: "SLA verletzt",

  waited: (duration) => `Wartezeit ${duration}`,
  neverAnswered: "keine Antwort",

  customerAnswered: (customer, waited) =>
    waited ? `${customer} hat ${waited} auf die erste Antwort gewartet` : `${customer} hat eine Antwort bekommen`,
  customerNotAnswered: (customer, waited) =>
    waited ? `${customer} hat ${waited} gewartet und keine Antwort bekommen` : `${customer} hat keine Antwort bekommen`,
  customerSilent: (customer) => `${customer} hat nichts geschrieben`,
  customerUnrecognised: (customer) => `${customer} ist unter den Schreibenden nicht zu erkennen`,
  thoughAnswered: (who, waited) =>
    `obwohl ${who ?? "ein Agent"} geantwortet hat${waited === null ? "" : ` (Wartezeit ${waited})`}`,
  customerIs: { guessed: "Kunde nur vermutet", unrecognised: "Kunde im Chat nicht zu erkennen" },
  inQueue: (queue) => `Warteschlange ${queue}`,
  closedAgo: (age) => `${age} geschlossen`,
  receivedAgo: (age) => `${age} eingegangen`,
  cameInLate: "verspätet eingegangen",
  cameInLateBy: (late) => `${late} nach dem Schließen eingegangen`,

  visitor: "Besucher",
  customer: "Kunde",
  writtenNumbers: "Im Chat geschriebene Nummer",
  queue: "Warteschlange",
  agents: (count) => plural(count, { one: "Agent", other: "Agenten" }),
  platform: "Plattform",
  wait: "Wartezeit",
  unanswered: "Am Ende unbeantwortet",
  messages: (count, shown) => plural(count, { one: `${shown} Nachricht`, other: `${shown} Nachrichten` }),
  closed: "Geschlossen",
  received: "Eingegangen",
  late: "Verspätet eingegangen",
  lateBy: (late) => `${late} nach dem Schließen`,
  disposition: "Ergebnis",
  slaStatus: "SLA-Status",
  lastWords: "Letzte Worte des Kunden",
  lastWordsGuessed: "Letzte Worte, vermutlich des Kunden",

  chat: "Chat",
  ticket: "Ticket",
  contact: "Kontakt-ID",
  entity: "Kunden-ID",
  openTranscript: "Chatverlauf öffnen",
  noRule: "Auf diesen Chat trifft keine Regel zu, daher geht er an das Standardziel.",
  meantFor: (target) => `Bestimmt für ${target}; dieses Ziel war nicht erreichbar.`,
};
