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

/** How much is shown of one chat. */
export const OF_ONE: Readonly<Record<Service, Limits>> = {
  mattermost: {
    ...{ facts: 16, factsInTotal: 4_000, label: 75, state: 300, quote: 3_000 },
    ...{ items: 0, item: { title: 0, details: 0 }, links: 5, url: 500 },
    ...{ rows: 0, cells: 0, cell: 0, table: 0 },
  },
  "rocket.chat": {
    ...{ facts: 12, factsInTotal: 1_200, label: 40, state: 200, quote: 1_000 },
    ...{ items: 0, item: { title: 0, details: 0 }, links: 3, url: 350 },
    ...{ rows: 0, cells: 0, cell: 0, table: 0 },
  },
};

/** Less in a list of several chats, with figures or without. */
export const OF_SEVERAL: Readonly<Record<Service, Limits>> = {
  mattermost: {
    ...{ facts: 16, factsInTotal: 3_000, label: 75, state: 300, quote: 500 },
    ...{ items: 10, item: { title: 150, details: 200 }, links: 3, url: 500 },
    ...{ rows: 15, cells: 8, cell: 50, table: 2_000 },
  },
  "rocket.chat": {
    ...{ facts: 12, factsInTotal: 1_000, label: 30, state: 200, quote: 200 },
    ...{ items: 10, item: { title: 50, details: 60 }, links: 3, url: 300 },
    ...{ rows: 8, cells: 8, cell: 16, table: 600 },
  },
};
