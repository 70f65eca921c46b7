import { plural } from "../units.ts";
/** What a digest says. Counts come in twice where it matters: as they are, and ready to be read. */
export const digest = {
  title: {
    daily: (date: string, parts: string) => `Daily digest, ${date}: ${parts}`,
    weekly: (date: string, parts: string) => `Weekly digest, ${date}: ${parts}`,
  },
  alerts: (count: number, shown: string) =>
    count === 0 ? "no alerts" : `${shown} ${plural(count, { one: "alert", other: "alerts" })}`,
  wonBackCount: (shown: string) => `${shown} won back`,
  openCount: (count: number, shown: string) => (count === 0 ? "nothing open" : `${shown} open`),
  summary: (from: string, to: string, clauses: string) => `From ${from} to ${to}: ${clauses}.`,
  cameClause: (count: number, shown: string, needed: string) =>
    `${shown} ${plural(count, { one: "chat", other: "chats" })} came in, and ${needed} needed attention`,
  wonBackClause: (count: number, shown: string) =>
    `${shown} ${plural(count, { one: "customer was", other: "customers were" })} won back`,
  openClause: (count: number, shown: string) => {
    if (count === 0) return "nothing is open";
    return plural(count, { one: `${shown} alert is still open`, other: `${shown} alerts are still open` });
  },
  /** Beside a figure, what it was in the period before. */
  before: (value: string) => `(before: ${value})`,

  came: "Chats came in",
  alertsLabel: "Alerts",
  claimed: "Claimed",
  wonBack: "Won back",
  wonBackBy: (calledBack: string, cameBack: string) => `${calledBack} called back, ${cameBack} came back`,
  wonBackLate: "Won back (older alerts)",
  otherwise: "Resolved otherwise",
  open: "Still open",
  openOlder: (shown: string) => `${shown} of them older`,
  toClaim: "Median time to claim",
  toWinBack: "Median time to win back",

  byQueue: {
    daily: "By queue; in brackets, where it differs, the day before",
    weekly: "By queue; in brackets, where it differs, the week before",
  },
  noQueue: "without a queue",
  /** Names of columns, as short as they can be. */
  columns: { queue: "Queue", chats: "Chats", sla: "SLA", open: "Open" },

  /** Clauses of an open alert. */
  isClaimed: "claimed",
  isTooOld: "too old for an alert of its own",

  tooOld: (count: number, shown: string) =>
    plural(count, {
      one: `${shown} chat came in too late for an alert of its own.`,
      other: `${shown} chats came in too late for alerts of their own.`,
    }),
  moreOpen: (count: number, shown: string) =>
    `${shown} more open ${plural(count, { one: "one is", other: "ones are" })} in the inbox.`,
  moreQueues: (count: number, shown: string) =>
    `${shown} more ${plural(count, { one: "queue is", other: "queues are" })} in the statistics.`,
  /** Where something is not counted yet. */
  asOf: (moment: string) => `As of ${moment}: some of what came or changed since then is not counted yet.`,
  countedFrom: (moment: string) => `What was before ${moment} is not counted yet.`,
  openInbox: "Open the inbox",
  openStatistics: "Statistics",
};
