import type { Limits } from "../markdown.ts";

/** Discord's limits for a message, or less because of the 6,000 characters that all of an embed have in total. */
export const DISCORD = {
  content: 2_000,
  summary: 1_000,
  total: 5_900,
  title: 256,
  description: 4_000,
  fields: 16,
  footnotes: 5,
  footnote: 150,
  buttons: 5,
  button: 80,
  buttonUrl: 512,
} as const;

/** How much is shown of one chat. */
export const OF_ONE: Limits & { readonly fields: number } = {
  ...{ fields: 16, label: 60, value: 90, state: 300, quote: 1_500, items: 0 },
  ...{ item: { title: 0, details: 0 }, links: 3, rows: 10, cells: 5, cell: 40, url: 350 },
};

/** Less in a list of several chats, with figures or without. */
export const OF_SEVERAL: Limits & { readonly fields: number } = {
  ...{ fields: 12, label: 40, value: 60, state: 200, quote: 300, items: 10 },
  ...{ item: { title: 100, details: 120 }, links: 3, rows: 10, cells: 5, cell: 24, url: 500 },
};
