import { isRecord } from "../shape.ts";

type Json = Readonly<Record<string, unknown>>;

/** A message as it was sent, in lines that a person can read. `body`: of a webhook, or of a bot. */
export function readMattermost(body: unknown): string {
  if (!isRecord(body)) return "";
  const { text, message, attachments, props } = body;
  const attached = recordsIn(attachments ?? (isRecord(props) ? props.attachments : undefined));
  return [String(text ?? message ?? ""), ...attached.map(readAttachment)].join("\n\n");
}

function readAttachment({ title, title_link: url, color, text, fields, footer }: Json): string {
  return [
    `= ${title} =${url === undefined ? "" : ` ${url}`} (${color})`,
    String(text ?? ""),
    recordsIn(fields)
      .map(({ title, value }) => (title === "" ? `\n${value}` : `${title}: ${value}`))
      .join("\n"),
    footer === undefined ? "" : `-- ${footer}`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

export function recordsIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
