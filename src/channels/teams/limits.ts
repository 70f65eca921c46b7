/**
 * In bytes, of the whole request. Teams refuses a message of more than 28 kB, counts more than we send, and does so only
 * after the workflow has accepted it.
 */
export const MAX_BYTES = 21_000;

export const LIMITS = {
  title: 150,
  sentence: 500,
  label: 75,
  value: 300,
  footnote: 200,
  url: 1_000,
  shortUrl: 350,
  elsewhereUrls: 1_500,
  elsewhere: 10,
  links: 3,
  items: 10,
  item: { title: 100, details: 250 },
  rows: 10,
  row: { name: 60, cells: 200 },
  one: { facts: 16, quote: 1_500, lines: 15, footnotes: 5 },
  several: { facts: 6, quote: 300, lines: 5, footnotes: 3 },
} as const;

/** More actions than that in one row are hidden behind a menu. */
export const ACTIONS = 5;
