import { isRecord } from "../shape.ts";
import { html } from "../stand-in.ts";
import { textsOf } from "./check.ts";
import { unescaped } from "./live.ts";

/** A message that the stand-in took. */
export interface Posted {
  readonly at: string;
  readonly body: unknown;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1d1c1d; --soft: #616061; --line: #dddddd; --page: #ffffff; --link: #1264a3 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8e8e8; --soft: #ababad; --line: #4a4d52; --page: #1a1d21; --link: #6fb6ec }
}
body { margin: 0 auto; max-width: 44rem; padding: 1rem; background: var(--page); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.1rem; border-bottom: 1px solid var(--line); padding-bottom: .5rem }
article { border-bottom: 1px solid var(--line); padding: .5rem 0 1rem }
h2 { font-size: 1.15rem; margin: .5rem 0 }
p, blockquote { margin: .5rem 0; white-space: pre-wrap }
blockquote { border-left: 4px solid var(--line); padding-left: .75rem }
time, footer, .empty { color: var(--soft); font-size: .875rem }
details { color: var(--soft); font-size: .875rem; margin-top: .75rem }
a { color: var(--link) }
.button { display: inline-block; border: 1px solid var(--line); border-radius: 4px; padding: .4rem .8rem;
  color: var(--ink); font-weight: 700; text-decoration: none; margin: .25rem .5rem .25rem 0 }
dl { display: grid; grid-template-columns: 1fr 1fr; gap: .5rem; margin: .5rem 0 } dd { margin: 0; white-space: pre-wrap }`;

/** Every message as it would look in Slack, newest first. No script, and nothing from elsewhere. */
export function inboxPage(messages: readonly Posted[]): string {
  const articles = messages
    .toReversed()
    .map((message) => `<article>${slackMessage(message)}</article>`)
    .join("\n");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5">
<title>Slack stand-in: ${messages.length} messages</title>
<style>${STYLE}</style>
<h1>What Slack was sent</h1>
<main>
${articles || '<p class="empty">Nothing yet.</p>'}
</main>
</html>
`;
}

/** One message as it looks in Slack. */
export function slackMessage({ at, body }: Posted): string {
  const { text, blocks } = isRecord(body) ? body : {};
  const shown = Array.isArray(blocks) && blocks.length > 0 ? blocks.filter(isRecord).map(block).join("\n") : "";
  const said = `<p>${html(unescaped(String(text ?? "")))}</p>`;
  const notification = shown === "" ? said : `${shown}<details><summary>As a notification</summary>${said}</details>`;
  return `<time datetime="${html(at)}">${html(at.slice(11, 19))} UTC</time>\n${notification}`;
}

type Json = Readonly<Record<string, unknown>>;

function block(value: Json): string {
  const elements = Array.isArray(value.elements) ? value.elements.filter(isRecord) : [];
  if (value.type === "divider") return "<hr>";
  if (value.type === "header") return `<h2>${html(textsOf(value).join(""))}</h2>`;
  if (value.type === "actions") return `<div>${elements.map(button).join("")}</div>`;
  if (value.type === "context") return `<footer>${html(textsOf(value).join(" · "))}</footer>`;
  if (value.type === "rich_text") return elements.map(rich).join("");
  const fields = textsOf(value.fields).map((field) => `<dd>${html(field)}</dd>`);
  return textsOf(value.text).length + fields.length > 0
    ? `<p>${html(textsOf({ text: value.text }).join(""))}</p><dl>${fields.join("")}</dl>`
    : `<p>${html(textsOf(value).join("\n"))}</p>`;
}

function rich(element: Json): string {
  const elements = Array.isArray(element.elements) ? element.elements.filter(isRecord) : [];
  if (element.type === "rich_text_list") return list(element.style, elements);
  const runs = elements.map(run).join("");
  return element.type === "rich_text_quote" ? `<blockquote dir="auto">${runs}</blockquote>` : `<p>${runs}</p>`;
}

function list(style: unknown, items: readonly Json[]): string {
  const tag = style === "ordered" ? "ol" : "ul";
  return `<${tag}>${items.map((item) => `<li dir="auto">${rich(item)}</li>`).join("")}</${tag}>`;
}

function run({ type, text, url, style }: Json): string {
  const words = html(String(text ?? url ?? ""));
  const said = isRecord(style) && style.bold === true ? `<b>${words}</b>` : words;
  return type === "link" ? `<a href="${html(String(url))}">${said}</a>` : said;
}

function button(element: Json): string {
  const label = html(textsOf(element).join(" · "));
  return typeof element.url === "string"
    ? `<a class="button" href="${html(element.url)}">${label}</a>`
    : `<span class="button">${label}</span>`;
}
