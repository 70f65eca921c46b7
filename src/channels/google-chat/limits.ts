/** In bytes, of the whole request: Google Chat takes 32,000, text and cards together. */
export const MAX_BYTES = 30_000;

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
  one: { facts: 16, quote: 1_500, lines: 30, footnotes: 5 },
  several: { facts: 6, quote: 300, lines: 10, footnotes: 3 },
} as const;
