import { isRecord } from "../shape.ts";
import { recordsIn } from "./check.ts";

/** A message as it was sent, in lines that a person can read. */
export function readDiscord(body: unknown): string {
  if (!isRecord(body)) return "";
  const buttons = recordsIn(body.components).flatMap(({ components }) => recordsIn(components));
  return [
    String(body.content ?? ""),
    ...recordsIn(body.embeds).map(readEmbed),
    buttons.map(({ label, url }) => `[${label}] ${url}`).join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function readEmbed({ title, url, description, color, fields, footer }: Readonly<Record<string, unknown>>): string {
  const colour = `#${Number(color).toString(16).padStart(6, "0")}`;
  return [
    `= ${title} =${url === undefined ? "" : ` ${url}`} (${colour})`,
    ...(typeof description === "string" ? [description] : []),
    recordsIn(fields)
      .map(({ name, value }) => `${name}: ${value}`)
      .join("\n"),
    isRecord(footer) ? `-- ${footer.text}` : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
