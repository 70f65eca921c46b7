import type { Item, Message } from "../message.ts";

/** The whole message for whoever reads no HTML, in the order of the HTML. */
export function plainText({ summary, facts, quote, items, footnotes, links }: Message): string {
  const blocks = [
    summary,
    ...items.map(listed),
    ...(quote ? [`${quote.label}:\n${quote.text.replaceAll(/^/gm, "> ")}`] : []),
    ...links.map(({ label, url }) => `${label}:\n${url}`),
    facts.map(({ label, value }) => `${label}: ${value}`).join("\n"),
    footnotes.join("\n"),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function listed({ title, details, url }: Item, index: number): string {
  return [`${index + 1}. ${title}`, details, ...(url === null ? [] : [url])].join("\n");
}
