import type { Limits } from "../markdown.ts";

/** Discord's limits for a message, or less because of the 6,000 characters that all of an embed have in total. */
export const DISCORD = {
  content: 2_000,
  summary: 1_000,
  total: 5_900,
  title: 256,
  description: 4_000,
  footer: 500,
  buttons: 5,
  button: 80,
  buttonUrl: 512,
} as const;

/** How much is shown of one chat. */
export const OF_ONE: Limits = {
  ...{ facts: 16, factsInTotal: 2_400, label: 60, state: 300, quote: 1_500 },
  ...{ items: 0, item: { title: 0, details: 0 }, links: 3, url: 350 },
  ...{ rows: 0, cells: 0, cell: 0, table: 0 },
};

/** Less in a list of several chats, with figures or without. */
export const OF_SEVERAL: Limits = {
  ...{ facts: 16, factsInTotal: 1_600, label: 40, state: 200, quote: 300 },
  ...{ items: 10, item: { title: 90, details: 110 }, links: 3, url: 500 },
  ...{ rows: 10, cells: 8, cell: 24, table: 1_000 },
};
