import type { Words } from "../../en/index.ts";
import { reasons } from "../reasons.ts";
import { plural } from "../units.ts";

export const alertBatch: Words["alertBatch"] = {
  reasons: {
    lost: {
      label: reasons.lost,
      counted: (shown) => `${shown} verloren`,
      chats: (count, shown) => `${shown} ${plural(count, { one: "verlorener Chat", other: "verlorene Chats" })}`,
    },
    missed: {
      label: reasons.missed,
      counted: (shown) => `${shown} verpasst`,
      chats: (count, shown) => `${shown} ${plural(count, { one: "verpasster Chat", other: "verpasste Chats" })}`,
    },
    "sla-breached": {
      label: reasons["sla-breached"],
      counted: (shown) => `${shown} spät beantwortet`,
      chats: (count, shown) =>
        `${shown} ${plural(count, { one: "spät beantworteter Chat", other: "spät beantwortete Chats" })}`,
    },
  },
  chats: (count, shown) => `${shown} ${plural(count, { one: "Chat", other: "Chats" })}`,
  needCallBack: (count, chats) => `${chats} ${plural(count, { one: "braucht", other: "brauchen" })} einen Rückruf`,
  needAttention: (count, chats) => `${chats} ${plural(count, { one: "braucht", other: "brauchen" })} Aufmerksamkeit`,

  oldestAgo: (count, age) => plural(count, { one: `${age} eingegangen`, other: `der älteste ${age} eingegangen` }),
  allInQueue: (queue, listed) =>
    listed ? `alle ${listed} aufgeführten in der Warteschlange ${queue}` : `alle in der Warteschlange ${queue}`,
  hitMost: (count, queues, listed) => {
    const most = plural(count, {
      one: `die meisten in der Warteschlange ${queues}`,
      other: `die meisten in den Warteschlangen ${queues}`,
    });
    return listed ? `von den ${listed} aufgeführten ${most}` : most;
  },
  behindLink: (count) => plural(count, { one: "zu öffnen über den Link", other: "alle zu öffnen über den Link" }),
  onRecord: (count) =>
    plural(count, { one: "zu finden in /deliveries.json", other: "alle zu finden in /deliveries.json" }),

  oldest: (count) => plural(count, { one: "Eingegangen", other: "Ältester Eingang" }),
  openAll: (count, shown) => plural(count, { one: "Öffnen", other: `Alle ${shown} öffnen` }),
  moreBehindLink: (count, shown) =>
    plural(count, {
      one: `${shown} weiterer ist über den Link zu öffnen.`,
      other: `${shown} weitere sind über den Link zu öffnen.`,
    }),
  moreOnRecord: (count, shown) =>
    `${plural(count, { one: `${shown} weiterer ist`, other: `${shown} weitere sind` })} in /deliveries.json zu finden. Mit PUBLIC_URL stünde hier ein Link.`,
  noRule: "Auf mindestens einen davon trifft keine Regel zu: Er geht an das Standardziel.",
  meantFor: (targets) => `Darunter sind Chats, deren eigentliches Ziel nicht erreichbar war: ${targets}.`,
};
