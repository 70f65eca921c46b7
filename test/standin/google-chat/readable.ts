import { anchor, shown } from "../markup.ts";
import { isRecord } from "../shape.ts";
import { records } from "./live.ts";

type Json = Readonly<Record<string, unknown>>;

/** A message as its readers see it in Google Chat, as HTML for the page of the stand-in. */
export function readableGoogleChat(body: unknown): string {
  if (!isRecord(body)) return "";
  const said = `<p dir="auto">${written(String(body.text ?? ""))}</p>`;
  return [said, ...records(body.cardsV2).map(({ card }) => (isRecord(card) ? cardHtml(card) : ""))].join("\n");
}

function cardHtml({ header, sections }: Json): string {
  const title = isRecord(header) ? `<h2>${shown(String(header.title))}</h2>\n` : "";
  return `<blockquote>${title}${records(sections).map(section).join("\n")}</blockquote>`;
}

function section({ header, widgets }: Json): string {
  const title = typeof header === "string" ? `<p><b>${formatted(header)}</b></p>\n` : "";
  return title + records(widgets).map(widget).join("\n");
}

function widget({ textParagraph, decoratedText, buttonList }: Json): string {
  if (isRecord(textParagraph)) return `<p dir="auto">${formatted(String(textParagraph.text))}</p>`;
  if (isRecord(decoratedText)) {
    const { topLabel, text } = decoratedText;
    return `<p dir="auto"><small>${formatted(String(topLabel))}</small><br>${formatted(String(text))}</p>`;
  }
  const buttons = isRecord(buttonList) ? records(buttonList.buttons) : [];
  return `<div>${buttons.map(button).join("")}</div>`;
}

function button({ text, onClick }: Json): string {
  const to = isRecord(onClick) && isRecord(onClick.openLink) ? String(onClick.openLink.url) : "";
  return anchor(String(text), to, true);
}

/** Google Chat shows a few tags; here these are b, br and a. Anything else is shown as it was sent. */
function formatted(html: string): string {
  return html
    .split(/(<\/?b>|<br>|<a href="https?:[^"<>]*">|<\/a>)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll("<", "&lt;").replaceAll(">", "&gt;")))
    .join("");
}

/** In the text, a URL in angle brackets is a link. */
function written(text: string): string {
  return text
    .split(/<(https?:[^\s<>|]+)>/)
    .map((part, at) => (at % 2 === 1 ? anchor(part, part) : shown(part).replaceAll("\n", "<br>")))
    .join("");
}
