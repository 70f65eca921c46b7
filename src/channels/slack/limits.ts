/**
 * Slack's own limits for one element, or less where the sum needs it: a message of all its blocks is refused somewhere
 * above 10,000 characters, which is documented nowhere. Addresses in running text are taken to count.
 */
export const LIMITS = {
  text: 3_000,
  header: 150,
  label: 75,
  value: 200,
  footnote: 150,
  buttons: 3,
  button: 75,
  url: 1_000,
  summary: 500,
  items: 10,
  item: { title: 100, details: 200, url: 350 },
} as const;

/** How much is said of one chat, */
export const OF_ONE = { facts: 20, quote: 1_500, footnotes: 5 } as const;

/** and how much where a list of several needs the room. */
export const OF_SEVERAL = { facts: 4, quote: 500, footnotes: 3 } as const;
