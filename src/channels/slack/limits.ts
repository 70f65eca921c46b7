/**
 * Slack's limits for one element, or less because of the total: a message is rejected if all its blocks have more than
 * about 10,000 characters, which is not documented. URLs in running text are assumed to count.
 */
export const LIMITS = {
  text: 3_000,
  header: 150,
  label: 75,
  state: 200,
  mentions: 3,
  value: 200,
  footnote: 150,
  buttons: 3,
  button: 75,
  options: 5,
  url: 1_000,
  summary: 500,
  earlier: { text: 200, links: 3, url: 350 },
  elsewhere: { text: 75, links: 10, url: 350, urls: 1_500 },
  items: 10,
  item: { title: 100, details: 200, url: 350 },
} as const;

/** How much is shown of one chat. */
export const OF_ONE = { facts: 16, quote: 1_500, footnotes: 5 } as const;

/** Less in a list of several chats. */
export const OF_SEVERAL = { facts: 4, quote: 300, footnotes: 3 } as const;

/** Less in a list next to figures. */
export const OF_REPORT = {
  ...{ facts: 12, label: 40, value: 50, rows: 10, name: 30, cells: 98 },
  item: { title: 55, details: 70 },
} as const;
