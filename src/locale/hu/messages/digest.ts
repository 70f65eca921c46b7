import type { Words } from "../../en/index.ts";

export const digest: Words["digest"] = {
  title: {
    daily: (date, parts) => `Napi összesítő, ${date}: ${parts}`,
    weekly: (date, parts) => `Heti összesítő, ${date}: ${parts}`,
  },
  alerts: (count, shown) => (count === 0 ? "nem volt riasztás" : `${shown} riasztás`),
  wonBackCount: (shown) => `${shown} visszanyert ügyfél`,
  openCount: (count, shown) => (count === 0 ? "nincs nyitott" : `${shown} nyitott`),
  summary: (from, to, clauses) => `${from} és ${to} között: ${clauses}.`,
  cameClause: (_count, shown, needed) => `${shown} beszélgetés érkezett, közülük figyelmet kért: ${needed}`,
  wonBackClause: (_count, shown) => `${shown} ügyfelet nyertünk vissza`,
  openClause: (count, shown) => (count === 0 ? "nincs nyitott riasztás" : `${shown} riasztás még nyitott`),
  before: (value) => `(előtte: ${value})`,

  came: "Beérkezett beszélgetés",
  alertsLabel: "Riasztás",
  claimed: "Átvett",
  wonBack: "Visszanyert",
  wonBackBy: (calledBack, cameBack) => `visszahívva ${calledBack}, visszatért ${cameBack}`,
  wonBackLate: "Visszanyert a korábbiakból",
  otherwise: "Másképp lezárt",
  open: "Még nyitott",
  openOlder: (shown) => `ebből korábbi: ${shown}`,
  toClaim: "Idő az átvételig (medián)",
  toWinBack: "Visszanyerésig eltelt idő (medián)",

  byQueue: {
    daily: "Soronként; zárójelben az előző nap, ahol eltér",
    weekly: "Soronként; zárójelben az előző hét, ahol eltér",
  },
  noQueue: "sor nélkül",
  columns: { queue: "Sor", chats: "Chat", sla: "SLA", open: "Nyitott" },

  isClaimed: "átvéve",
  isTooOld: "külön riasztáshoz túl régi",

  tooOld: (_count, shown) => `${shown} beszélgetés túl későn érkezett ahhoz, hogy külön riasztást kapjon.`,
  moreOpen: (_count, shown) => `További ${shown} nyitott riasztás a beérkezettek között látható.`,
  moreQueues: (_count, shown) => `További ${shown} sor a statisztikában látható.`,
  asOf: (moment) => `Állapot: ${moment}. Az azóta érkezett vagy megváltozott tételek egy része még nincs beleszámolva.`,
  countedFrom: (moment) => `Az ennél korábbiak még nincsenek beleszámolva: ${moment}.`,
  openInbox: "A beérkezettek megnyitása",
  openStatistics: "Statisztika",
};
