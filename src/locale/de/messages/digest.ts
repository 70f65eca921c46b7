import type { Words } from "../../en/index.ts";
import { plural } from "../units.ts";

export const digest: Words["digest"] = {
  title: {
    daily: (date, parts) => `Tageszusammenfassung, ${date}: ${parts}`,
    weekly: (date, parts) => `Wochenzusammenfassung, ${date}: ${parts}`,
  },
  alerts: (count, shown) =>
    count === 0 ? "keine Alarme" : `${shown} ${plural(count, { one: "Alarm", other: "Alarme" })}`,
  wonBackCount: (shown) => `${shown} zurückgewonnen`,
  openCount: (count, shown) => (count === 0 ? "nichts offen" : `${shown} offen`),
  summary: (from, to, clauses) => `Von ${from} bis ${to}: ${clauses}.`,
  cameClause: (count, shown, needed) =>
    `${shown} ${plural(count, { one: "Chat ist", other: "Chats sind" })} eingegangen, davon mit Handlungsbedarf: ${needed}`,
  wonBackClause: (count, shown) =>
    `${shown} ${plural(count, { one: "Kunde wurde", other: "Kunden wurden" })} zurückgewonnen`,
  openClause: (count, shown) => {
    if (count === 0) return "nichts ist offen";
    return plural(count, { one: `${shown} Alarm ist noch offen`, other: `${shown} Alarme sind noch offen` });
  },
  before: (value) => `(zuvor: ${value})`,

  came: "Eingegangene Chats",
  alertsLabel: "Alarme",
  claimed: "Übernommen",
  wonBack: "Zurückgewonnen",
  wonBackBy: (calledBack, cameBack) => `${calledBack} zurückgerufen, ${cameBack} erneut gemeldet`,
  wonBackLate: "Zurückgewonnen (ältere Alarme)",
  otherwise: "Anders erledigt",
  open: "Noch offen",
  openOlder: (shown) => `davon älter: ${shown}`,
  toClaim: "Zeit bis zur Übernahme (Median)",
  toWinBack: "Zeit bis zur Rückgewinnung (Median)",

  byQueue: {
    daily: "Nach Warteschlangen; in Klammern, wo er abweicht, der Vortag",
    weekly: "Nach Warteschlangen; in Klammern, wo sie abweicht, die Vorwoche",
  },
  noQueue: "ohne Warteschlange",
  columns: { queue: "Schlange", chats: "Chats", sla: "SLA", open: "Offen" },

  isClaimed: "übernommen",
  isTooOld: "zu alt für einen eigenen Alarm",

  tooOld: (count, shown) =>
    plural(count, {
      one: `${shown} Chat ist zu spät für einen eigenen Alarm eingegangen.`,
      other: `${shown} Chats sind zu spät für eigene Alarme eingegangen.`,
    }),
  moreOpen: (count, shown) =>
    plural(count, {
      one: `${shown} weiterer offener Alarm steht im Eingang.`,
      other: `${shown} weitere offene Alarme stehen im Eingang.`,
    }),
  moreQueues: (count, shown) =>
    plural(count, {
      one: `${shown} weitere Warteschlange steht in der Statistik.`,
      other: `${shown} weitere Warteschlangen stehen in der Statistik.`,
    }),
  asOf: (moment) =>
    `Stand: ${moment}. Was seither eingegangen ist oder sich geändert hat, ist zum Teil noch nicht gezählt.`,
  countedFrom: (moment) => `Was vor diesem Zeitpunkt liegt, ist noch nicht gezählt: ${moment}.`,
  openInbox: "Eingang öffnen",
  openStatistics: "Statistik",
};
