import type { Item, Message, Quote } from "../message.ts";
import { inLines, inOneLine, unlinked, within } from "../text.ts";

/** More than anyone reads on a phone, and far less than a mail may hold. */
const LIMITS = {
  title: 150,
  summary: 1_000,
  facts: 40,
  label: 75,
  value: 500,
  quote: 2_000,
  items: 10,
  details: 500,
  footnotes: 10,
  footnote: 300,
  links: 5,
  url: 2_000,
} as const;

/** The same message, with all that a customer may have typed cleaned, cut to length, and without anything that acts. */
export function readable(message: Message): Message {
  return {
    ...message,
    title: line(message.title, LIMITS.title),
    summary: line(message.summary, LIMITS.summary),
    facts: message.facts.slice(0, LIMITS.facts).map(({ label, value }) => ({
      label: line(label, LIMITS.label),
      value: line(value, LIMITS.value),
    })),
    quote: message.quote && readableQuote(message.quote),
    items: message.items.slice(0, LIMITS.items).map(readableItem),
    footnotes: message.footnotes.slice(0, LIMITS.footnotes).map((text) => line(text, LIMITS.footnote)),
    links: message.links
      .filter(({ url }) => isWhole(url))
      .slice(0, LIMITS.links)
      .map(({ label, url }) => ({ label: line(label, LIMITS.label), url })),
    about: message.about && { ...message.about, name: line(message.about.name, LIMITS.label) },
  };
}

function readableQuote({ label, text }: Quote): Quote {
  return { label: line(label, LIMITS.label), text: unlinked(within(inLines(text), LIMITS.quote)) };
}

function readableItem({ title, details, url }: Item): Item {
  return {
    title: line(title, LIMITS.title),
    details: line(details, LIMITS.details),
    url: url !== null && isWhole(url) ? url : null,
  };
}

function line(text: string, limit: number): string {
  return unlinked(within(inOneLine(text), limit));
}

/** A cut address leads nowhere: one that is too long is left out. */
function isWhole(url: string): boolean {
  return /^https?:\/\/[\x21-\x7e]+$/.test(url) && url.length <= LIMITS.url;
}
