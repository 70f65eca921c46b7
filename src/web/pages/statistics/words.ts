import type { Language } from "../../../locale/locale.ts";

/** What the statistics say. Figures and times come in ready to be read. */
export interface StatisticsWords {
  readonly title: string;
  readonly intro: string;
  readonly lastDays: (count: string) => string;
  readonly times: string;
  readonly from: string;
  readonly to: string;
  readonly show: string;
  readonly calendar: (zone: string) => string;
  readonly forms: string;

  readonly figures: string;
  readonly before: (value: string) => string;
  readonly chats: string;
  readonly alerts: string;
  readonly lost: string;
  readonly missed: string;
  readonly slaBreached: string;
  readonly claimed: string;
  readonly wonBack: string;
  readonly wonBackLate: string;
  readonly otherwise: string;
  readonly open: string;
  readonly openByNow: string;
  readonly toClaim: string;
  readonly toWinBack: string;
  readonly never: string;

  readonly ofAlerts: string;
  readonly ofChats: string;
  readonly chart: (what: string, most: string) => string;
  readonly byDay: string;
  readonly day: string;
  readonly byQueue: string;
  readonly queue: string;
  readonly noQueue: string;
  readonly moreQueues: (shown: string) => string;
  readonly byAgent: string;
  readonly agent: string;
  readonly asOf: (moment: string) => string;
  readonly countedFrom: (moment: string) => string;
  readonly unfinished: string;
}

export const statisticsWords: Readonly<Record<Language, StatisticsWords>> = {
  en: {
    title: "Statistics",
    intro: "An alert counts on the day on which it was opened, and as it stands by now.",
    lastDays: (count) => `${count} days`,
    times: "Time",
    from: "From",
    to: "Before",
    show: "Show",
    calendar: (zone) => `Days from midnight to midnight, ${zone}.`,
    forms: "The same for programs",

    figures: "In all",
    before: (value) => `before: ${value}`,
    chats: "Chats",
    alerts: "Alerts",
    lost: "Lost",
    missed: "Missed",
    slaBreached: "SLA breached",
    claimed: "Claimed",
    wonBack: "Won back",
    wonBackLate: "Won back of older ones",
    otherwise: "Resolved otherwise",
    open: "Open",
    openByNow: "Open by now, older ones included",
    toClaim: "Median time to claim",
    toWinBack: "Median time to win back",
    never: "–",

    ofAlerts: "What became of each day’s alerts",
    ofChats: "Chats that came in each day",
    chart: (what, most) => `${what}: at most ${most} a day. The table by day has the figures.`,
    byDay: "By day",
    day: "Day",
    byQueue: "By queue, the worst first; in brackets the time before",
    queue: "Queue",
    noQueue: "without a queue",
    moreQueues: (shown) => `And ${shown} more: the forms for programs have them all.`,
    byAgent: "By agent; a chat counts for who had it last",
    agent: "Agent",
    asOf: (moment) => `As of ${moment}: some of what came or changed since then is still being counted.`,
    countedFrom: (moment) => `What was before ${moment} is still being counted.`,
    unfinished: "so far",
  },
  hu: {
    title: "Statisztika",
    intro: "Egy riasztás azon a napon számít, amelyen megnyílt, és úgy, ahogy most áll.",
    lastDays: (count) => `${count} nap`,
    times: "Időszak",
    from: "Ettől",
    to: "Eddig (előtte)",
    show: "Mutatás",
    calendar: (zone) => `A napok éjféltől éjfélig tartanak, időzóna: ${zone}.`,
    forms: "Programoknak",

    figures: "Összesen",
    before: (value) => `előtte: ${value}`,
    chats: "Beszélgetés",
    alerts: "Riasztás",
    lost: "Elveszett",
    missed: "Nem fogadott",
    slaBreached: "SLA-sértés",
    claimed: "Elvállalt",
    wonBack: "Visszanyert",
    wonBackLate: "Visszanyert a korábbiakból",
    otherwise: "Másképp lezárt",
    open: "Nyitott",
    openByNow: "Most nyitott, a korábbiakkal együtt",
    toClaim: "Vállalásig eltelt idő (medián)",
    toWinBack: "Visszanyerésig eltelt idő (medián)",
    never: "–",

    ofAlerts: "Mi lett az egyes napok riasztásaival",
    ofChats: "Naponta beérkezett beszélgetések",
    chart: (what, most) => `${what}: naponta legfeljebb ${most}. A számok a napi táblázatban vannak.`,
    byDay: "Naponta",
    day: "Nap",
    byQueue: "Soronként, a legrosszabbal kezdve; zárójelben az előző időszak",
    queue: "Sor",
    noQueue: "sor nélkül",
    byAgent: "Ügyintézőnként; a beszélgetés annál számít, akinél utoljára volt",
    agent: "Ügyintéző",
    asOf: (moment) =>
      `Állapot: ${moment}. Az azóta érkezett vagy megváltozott tételek egy részének számolása még tart.`,
    countedFrom: (moment) => `Az ennél korábbiak számolása még tart: ${moment}.`,
    moreQueues: (shown) => `És további ${shown}: a programoknak szóló formákban mind megtalálható.`,
    unfinished: "eddig",
  },
};
