import { anchor, shown } from "../markup.ts";
import { isRecord } from "../shape.ts";

type Json = Readonly<Record<string, unknown>>;

/** A message as its readers see it in Teams, as HTML for the page of the stand-in. */
export function readableTeams(body: unknown): string {
  const attachments = isRecord(body) && Array.isArray(body.attachments) ? body.attachments.filter(isRecord) : [];
  return attachments.map(({ content }) => (isRecord(content) ? card(content) : "")).join("\n");
}

function card(content: Json): string {
  const buttons = actions(content);
  const spoken = `<details><summary>As a notification</summary><p>${shown(String(content.speak ?? ""))}</p></details>`;
  return [...records(content.body).map(element), buttons, spoken].filter((part) => part !== "").join("\n");
}

function element(value: Json): string {
  if (value.type === "ActionSet") return actions(value);
  if (value.type === "RichTextBlock") return `<p dir="auto">${records(value.inlines).map(run).join("")}</p>`;
  const inside = records(value.items).map(element).join("\n");
  const { selectAction, style } = value;
  const opens = isRecord(selectAction) ? `\n<p>${anchor("↗", String(selectAction.url))}</p>` : "";
  return style === "emphasis" ? `<blockquote>${inside}</blockquote>` : `<div>${inside}${opens}</div>`;
}

function run({ text, weight }: Json): string {
  const said = shown(String(text ?? ""));
  return weight === "bolder" ? `<b>${said}</b>` : said;
}

function actions(value: Json): string {
  const all = records(value.actions).map(({ title, url }) => anchor(String(title), String(url), true));
  return all.length === 0 ? "" : `<div>${all.join("")}</div>`;
}

function records(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
