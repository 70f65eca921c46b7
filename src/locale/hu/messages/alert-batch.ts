import type { Words } from "../../en/index.ts";
import { reasons } from "../reasons.ts";
import { plural } from "../units.ts";

export const alertBatch: Words["alertBatch"] = {
  reasons: {
    lost: {
      label: reasons.lost,
      counted: (shown) => `${shown} elveszett`,
      chats: (_count, shown) => `${shown} elveszett chat`,
    },
    missed: {
      label: reasons.missed,
      counted: (shown) => `${shown} nem fogadott`,
      chats: (_count, shown) => `${shown} nem fogadott chat`,
    },
    "sla-breached": {
      label: reasons["sla-breached"],
      counted: (shown) => `${shown} SLA-sértő`,
      chats: (_count, shown) => `${shown} SLA-sértő chat`,
    },
  },
  chats: (_count, shown) => `${shown} chat`,
  needCallBack: (_count, chats) => `${chats} visszahívásra vár`,
  needAttention: (_count, chats) => `${chats} figyelmet kér`,

  oldestAgo: (count, age) => plural(count, { one: `${age} érkezett`, other: `a legrégebbi ${age} érkezett` }),
  allInQueue: (queue, listed) => `${listed ? `a felsorolt ${listed} ` : ""}mind ebben a sorban van: ${queue}`,
  hitMost: (count, queues, listed) => {
    const where = `${plural(count, { one: "ebben a sorban", other: "ezekben a sorokban" })} van: ${queues}`;
    return listed ? `a felsorolt ${listed} közül a legtöbb ${where}` : `a legtöbb ${where}`;
  },
  behindLink: (count) => plural(count, { one: "a linken megnyitható", other: "a linken mind megnyitható" }),
  onRecord: (count) =>
    plural(count, { one: "itt található: /deliveries.json", other: "mind itt található: /deliveries.json" }),

  oldest: (count) => plural(count, { one: "Beérkezése", other: "A legrégebbi érkezése" }),
  openAll: (count, shown) => plural(count, { one: "Megnyitás", other: `Mind megnyitása (${shown})` }),
  moreBehindLink: (_count, shown) => `További ${shown} chat a linken érhető el.`,
  moreOnRecord: (_count, shown) =>
    `További ${shown} chat itt található: /deliveries.json. A PUBLIC_URL megadása után itt link áll majd.`,
  noRule: "Van köztük olyan, amelyre egyik szabály sem illik: azt az alapértelmezett címzett kapja.",
  meantFor: (targets) => `Van köztük olyan, amelynek eredeti címzettjét nem sikerült értesíteni: ${targets}.`,
};
