import type { RichTextBlock } from "@slack/types";
import type { Message, Table } from "../message.ts";
import { LIMITS, OF_REPORT } from "./limits.ts";
import { enclosedLine, line } from "./mrkdwn.ts";

/** The rest of a message with figures, shortened to the space that they leave. */
export function shortened(message: Message): Message {
  if (message.table === undefined) return message;
  const { label, value, item } = OF_REPORT;
  return {
    ...message,
    facts: message.facts.map((fact) => ({ label: line(fact.label, label), value: line(fact.value, value) })),
    items: message.items.map(({ title, details, url }) => ({
      title: line(title, item.title),
      details: line(details, item.details),
      url,
    })),
  };
}

/** Slack's own tables do not fit on a phone: one line per row, with the columns' names in it. */
export function tableBlock({ caption, columns, rows }: Table): RichTextBlock {
  const [, ...labels] = columns;
  const lines = rows.slice(0, OF_REPORT.rows).flatMap(([name = "", ...cells]) => {
    const said = cells.map((cell, at) => `${labels[at] ?? ""} ${cell}`).join(", ");
    return [
      { type: "text" as const, text: `\n${enclosedLine(name, OF_REPORT.name)}: `, style: { bold: true } },
      { type: "text" as const, text: line(said, OF_REPORT.cells) },
    ];
  });
  const heading = { type: "text" as const, text: line(caption, LIMITS.label) };
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: [heading, ...lines] }] };
}
