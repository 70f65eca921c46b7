import type { Language } from "./locale.ts";

/** What a digest says. Counts come in twice where it matters: as they are, and ready to be read. */
export interface DigestWords {
  readonly title: Readonly<Record<"daily" | "weekly", (date: string, parts: string) => string>>;
  readonly alerts: (count: number, shown: string) => string;
  readonly wonBackCount: (shown: string) => string;
  readonly openCount: (count: number, shown: string) => string;
  readonly summary: (from: string, to: string, clauses: string) => string;
  readonly cameClause: (count: number, shown: string, needed: string) => string;
  readonly wonBackClause: (count: number, shown: string) => string;
  readonly openClause: (count: number, shown: string) => string;
  /** Beside a figure, what it was in the period before. */
  readonly before: (value: string) => string;

  readonly came: string;
  readonly alertsLabel: string;
  readonly claimed: string;
  readonly wonBack: string;
  readonly wonBackBy: (calledBack: string, cameBack: string) => string;
  readonly wonBackLate: string;
  readonly otherwise: string;
  readonly open: string;
  readonly openOlder: (shown: string) => string;
  readonly toClaim: string;
  readonly toWinBack: string;

  readonly byQueue: Readonly<Record<"daily" | "weekly", string>>;
  readonly noQueue: string;
  /** Names of columns, as short as they can be. */
  readonly columns: Readonly<Record<"queue" | "chats" | "sla" | "open", string>>;

  /** Clauses of an open alert. */
  readonly isClaimed: string;
  readonly isTooOld: string;

  readonly tooOld: (count: number, shown: string) => string;
  readonly moreOpen: (count: number, shown: string) => string;
  readonly moreQueues: (count: number, shown: string) => string;
  /** Where something is not counted yet. */
  readonly asOf: (moment: string) => string;
  readonly countedFrom: (moment: string) => string;
  readonly openInbox: string;
  readonly openStatistics: string;
}

export const digestWords: Readonly<Record<Language, DigestWords>> = {
  en: {
    title: {
      daily: (date, parts) => `Daily digest, ${date}: ${parts}`,
      weekly: (date, parts) => `Weekly digest, ${date}: ${parts}`,
    },
    alerts: (count, shown) => (count === 0 ? "no alerts" : `${shown} ${count === 1 ? "alert" : "alerts"}`),
    wonBackCount: (shown) => `${shown} won back`,
    openCount: (count, shown) => (count === 0 ? "nothing open" : `${shown} open`),
    summary: (from, to, clauses) => `From ${from} to ${to}: ${clauses}.`,
    cameClause: (count, shown, needed) =>
      `${shown} ${count === 1 ? "chat" : "chats"} came in, and ${needed} needed attention`,
    wonBackClause: (count, shown) => `${shown} ${count === 1 ? "customer was" : "customers were"} won back`,
    openClause: (count, shown) => {
      if (count === 0) return "nothing is open";
      return count === 1 ? `${shown} alert is still open` : `${shown} alerts are still open`;
    },
    before: (value) => `(before: ${value})`,

    came: "Chats came in",
    alertsLabel: "Alerts",
    claimed: "Claimed",
    wonBack: "Won back",
    wonBackBy: (calledBack, cameBack) => `${calledBack} called back, ${cameBack} came back`,
    wonBackLate: "Won back of older ones",
    otherwise: "Resolved otherwise",
    open: "Still open",
    openOlder: (shown) => `${shown} of them older`,
    toClaim: "Median time to claim",
    toWinBack: "Median time to win back",

    byQueue: {
      daily: "By queue; in brackets, where it differs, the day before",
      weekly: "By queue; in brackets, where it differs, the week before",
    },
    noQueue: "without a queue",
    columns: { queue: "Queue", chats: "Chats", sla: "SLA", open: "Open" },

    isClaimed: "claimed",
    isTooOld: "too old for an alert of its own",

    tooOld: (count, shown) =>
      count === 1
        ? `${shown} chat came in too late for an alert of its own.`
        : `${shown} chats came in too late for alerts of their own.`,
    moreOpen: (count, shown) => `${shown} more open ${count === 1 ? "one is" : "ones are"} in the inbox.`,
    moreQueues: (count, shown) => `${shown} more ${count === 1 ? "queue is" : "queues are"} in the statistics.`,
    asOf: (moment) => `As of ${moment}: some of what came or changed since then is not counted yet.`,
    countedFrom: (moment) => `What was before ${moment} is not counted yet.`,
    openInbox: "Open what needs a call",
    openStatistics: "Statistics",
  },
  hu: {
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
    claimed: "Elvállalt",
    wonBack: "Visszanyert",
    wonBackBy: (calledBack, cameBack) => `visszahívva ${calledBack}, visszatért ${cameBack}`,
    wonBackLate: "Visszanyert a korábbiakból",
    otherwise: "Másképp lezárt",
    open: "Még nyitott",
    openOlder: (shown) => `ebből korábbi: ${shown}`,
    toClaim: "Vállalásig eltelt idő (medián)",
    toWinBack: "Visszanyerésig eltelt idő (medián)",

    byQueue: {
      daily: "Soronként; zárójelben az előző nap, ahol eltér",
      weekly: "Soronként; zárójelben az előző hét, ahol eltér",
    },
    noQueue: "sor nélkül",
    columns: { queue: "Sor", chats: "Chat", sla: "SLA", open: "Nyitott" },

    isClaimed: "elvállalva",
    isTooOld: "külön riasztáshoz túl régi",

    tooOld: (_count, shown) => `${shown} beszélgetés túl későn érkezett ahhoz, hogy külön riasztást kapjon.`,
    moreOpen: (_count, shown) => `További ${shown} nyitott riasztás a visszahívandók között látható.`,
    moreQueues: (_count, shown) => `További ${shown} sor a statisztikában látható.`,
    asOf: (moment) =>
      `Állapot: ${moment}. Az azóta érkezett vagy megváltozott tételek egy része még nincs beleszámolva.`,
    countedFrom: (moment) => `Az ennél korábbiak még nincsenek beleszámolva: ${moment}.`,
    openInbox: "A visszahívandók megnyitása",
    openStatistics: "Statisztika",
  },
};
