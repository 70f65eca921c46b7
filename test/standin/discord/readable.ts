import { asHtml } from "../markdown.ts";
import { anchor, shown } from "../markup.ts";
import { isRecord } from "../shape.ts";
import { recordsIn } from "./check.ts";
import { tokens } from "./markdown.ts";

type Json = Readonly<Record<string, unknown>>;

/** A message as its readers see it in Discord, as HTML for the page of the stand-in. */
export function readableDiscord(body: unknown): string {
  if (!isRecord(body)) return "";
  const buttons = recordsIn(body.components).flatMap(({ components }) => recordsIn(components));
  const links = buttons.map(({ label, url }) => anchor(String(label), String(url), true)).join("");
  return [
    `<p>${marked(body.content)}</p>`,
    ...recordsIn(body.embeds).map(embed),
    ...(links === "" ? [] : [`<div>${links}</div>`]),
  ].join("\n");
}

function embed({ title, url, description, fields, footer }: Json): string {
  const heading = url === undefined ? marked(title) : `<a href="${shown(String(url))}">${marked(title)}</a>`;
  const facts = recordsIn(fields).map(({ name, value }) => `<dt>${marked(name)}</dt><dd>${marked(value)}</dd>`);
  return [
    `<h2>${heading}</h2>`,
    ...(typeof description === "string" ? [`<p>${marked(description)}</p>`] : []),
    ...(facts.length === 0 ? [] : [`<dl>${facts.join("")}</dl>`]),
    ...(isRecord(footer) ? [`<footer>${shown(String(footer.text))}</footer>`] : []),
  ].join("\n");
}

function marked(text: unknown): string {
  return asHtml(tokens(String(text ?? "")));
}
