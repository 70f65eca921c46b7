import type { Limits } from "../markdown.ts";
import type { Service } from "./settings.ts";

/**
 * `text`: Mattermost takes 16,383 characters, servers that began before 2018 only 4,000; Rocket.Chat takes 5,000, which
 * an administrator can change. `total`: of everything together, which no service documents.
 */
export const SIZES: Readonly<Record<Service, { readonly text: number; readonly total: number }>> = {
  mattermost: { text: 4_000, total: 12_000 },
  "rocket.chat": { text: 4_000, total: 4_900 },
};

export const SUMMARY = 1_000;
export const TITLE = 150;
/** Of all footnotes together: Mattermost shows no more than 300 characters. */
export const FOOTER = 300;
/** Of the links to open, claim and resolve. */
export const WAYS = 5;

type ServiceLimits = Limits & { readonly facts: number };

/** How much is shown of one chat. */
export const OF_ONE: Readonly<Record<Service, ServiceLimits>> = {
  mattermost: {
    ...{ facts: 16, label: 75, value: 200, state: 300, quote: 3_000, items: 0, item: { title: 0, details: 0 } },
    ...{ links: 5, rows: 10, cells: 5, cell: 75, url: 1_000 },
  },
  "rocket.chat": {
    ...{ facts: 12, label: 40, value: 80, state: 200, quote: 1_000, items: 0, item: { title: 0, details: 0 } },
    ...{ links: 3, rows: 10, cells: 5, cell: 40, url: 350 },
  },
};

/** Less in a list of several chats, with figures or without. */
export const OF_SEVERAL: Readonly<Record<Service, ServiceLimits>> = {
  mattermost: {
    ...{ facts: 12, label: 75, value: 200, state: 300, quote: 500, items: 10, item: { title: 200, details: 300 } },
    ...{ links: 3, rows: 15, cells: 6, cell: 50, url: 1_000 },
  },
  "rocket.chat": {
    ...{ facts: 8, label: 40, value: 60, state: 200, quote: 200, items: 10, item: { title: 60, details: 80 } },
    ...{ links: 3, rows: 8, cells: 4, cell: 20, url: 500 },
  },
};
