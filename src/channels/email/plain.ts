import type { Message } from "../message.ts";

/** The whole message for whoever reads no HTML, in the order of the HTML. */
export function plainText({ summary, facts, quote, footnotes, links }: Message): string {
  const blocks = [
    summary,
    ...(quote ? [`${quote.label}:\n${quote.text.replaceAll(/^/gm, "> ")}`] : []),
    ...links.map(({ label, url }) => `${label}:\n${url}`),
    facts.map(({ label, value }) => `${label}: ${value}`).join("\n"),
    footnotes.join("\n"),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}
