import type { Earlier, Item, Message, Table } from "../message.ts";
import { actionLinks } from "./html.tsx";

/** The complete message as plain text, in the order of the HTML. */
export function plainText(message: Message): string {
  const { summary, facts, quote, items, footnotes, table } = message;
  const blocks = [
    message.state ?? "",
    summary,
    ...items.map(listed),
    ...(quote ? [`${quote.label}:\n${quote.text.replaceAll(/^/gm, "> ")}`] : []),
    ...[...message.links, ...actionLinks(message)].map(({ label, url }) => `${label}:\n${url}`),
    ...(message.elsewhere === undefined || message.elsewhere.links.length === 0
      ? []
      : [before({ ...message.elsewhere, text: `${message.elsewhere.text}:` })]),
    message.earlier === undefined ? "" : before(message.earlier),
    facts.map(({ label, value }) => `${label}: ${value}`).join("\n"),
    ...(table === undefined ? [] : [written(table)]),
    footnotes.join("\n"),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function before({ text, links }: Earlier): string {
  return [text, ...links.map(({ label, url }) => `- ${label}: ${url}`)].join("\n");
}

function listed({ title, details, url }: Item, index: number): string {
  return [`${index + 1}. ${title}`, details, ...(url === null ? [] : [url])].join("\n");
}

/** One line per row with the columns' names in it, so that it is readable in any font. */
function written({ caption, columns: [, ...labels], rows }: Table): string {
  const lines = rows.map(([name = "", ...cells]) => {
    return `${name}: ${cells.map((cell, at) => `${labels[at] ?? ""} ${cell}`).join(", ")}`;
  });
  return [`${caption}:`, ...lines].join("\n");
}
