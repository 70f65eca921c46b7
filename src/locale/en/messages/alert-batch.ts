import { reasons } from "../reasons.ts";
import { plural } from "../units.ts";
/** One message about many chats. Counts come in twice: as they are, and ready to be read. */
export const alertBatch = {
  reasons: {
    lost: {
      label: reasons.lost,
      counted: (shown: string) => `${shown} lost`,
      chats: (count: number, shown: string) => `${shown} lost ${plural(count, { one: "chat", other: "chats" })}`,
    },
    missed: {
      label: reasons.missed,
      counted: (shown: string) => `${shown} missed`,
      chats: (count: number, shown: string) => `${shown} missed ${plural(count, { one: "chat", other: "chats" })}`,
    },
    "sla-breached": {
      label: reasons["sla-breached"],
      counted: (shown: string) => `${shown} with the SLA breached`,
      chats: (count: number, shown: string) =>
        `${shown} ${plural(count, { one: "chat", other: "chats" })} with the SLA breached`,
    },
  },
  chats: (count: number, shown: string) => `${shown} ${plural(count, { one: "chat", other: "chats" })}`,
  /** Sentences that begin with the chats: what to do about those that nobody answered, and about any others. */
  needCallBack: (count: number, chats: string) =>
    `${chats} ${plural(count, { one: "needs", other: "need" })} a call back`,
  needAttention: (count: number, chats: string) =>
    `${chats} ${plural(count, { one: "needs", other: "need" })} attention`,

  /** Clauses for the summary. */
  oldestAgo: (count: number, age: string) => `${plural(count, { one: "it", other: "the oldest" })} came in ${age}`,
  /** What the listed chats tell; how many those are, or null where they are all. */
  allInQueue: (queue: string, listed: string | null) =>
    listed ? `all ${listed} listed are in queue ${queue}` : `all are in queue ${queue}`,
  hitMost: (count: number, queues: string, listed: string | null) => {
    const most = plural(count, { one: `queue ${queues} is hit most`, other: `queues ${queues} are hit most` });
    return listed ? `${most} among the ${listed} listed` : most;
  },
  behindLink: (count: number): string =>
    plural(count, { one: "it is behind the link", other: "all of them are behind the link" }),
  onRecord: (count: number): string =>
    plural(count, { one: "it is in /deliveries.json", other: "all of them are in /deliveries.json" }),

  oldest: (count: number): string => plural(count, { one: "Came in", other: "Oldest came in" }),
  openAll: (count: number, shown: string) => plural(count, { one: "Open it", other: `Open all ${shown}` }),
  moreBehindLink: (count: number, shown: string) =>
    `${shown} more ${plural(count, { one: "is", other: "are" })} behind the link.`,
  /** In place of a link, where no address of ours is known. */
  moreOnRecord: (count: number, shown: string) =>
    `${shown} more ${plural(count, { one: "is", other: "are" })} in /deliveries.json. With PUBLIC_URL set, a link would stand here.`,
  noRule: "At least one of them matches no rule, so the default target hears of it.",
  meantFor: (targets: string) => `Among them are chats meant for ${targets}, which could not be told.`,
};
