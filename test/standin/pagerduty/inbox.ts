import { isRecord } from "../shape.ts";
import { html } from "../stand-in.ts";
import { type Incident, payloadOf } from "./server.ts";

/** An incident as PagerDuty would show it; for the page of the stand-ins. */
export function incidentHtml(incident: Incident): string {
  const { key, status, openedAt, event, log } = incident;
  const { summary, severity, source, component, class: reason, custom_details: details } = payloadOf(incident);
  const links = Array.isArray(event.links) ? event.links.filter(isRecord) : [];
  const rows = isRecord(details) ? Object.entries(details) : [];
  const at = new Date(openedAt).toISOString();
  return `<time datetime="${at}">${at.slice(11, 19)} UTC</time>
<h2>${html(status)}: ${html(String(summary))}</h2>
<p>${[severity, reason, component, source]
    .filter((part) => part !== undefined)
    .map((part) => html(String(part)))
    .join(" · ")}</p>
<dl>${rows.map(([label, value]) => `<dt>${html(label)}</dt><dd dir="auto">${html(String(value))}</dd>`).join("")}</dl>
<div>${links.map(({ href, text }) => `<a class="button" href="${html(String(href))}">${html(String(text))}</a>`).join("")}</div>
<footer>${html(key)}: ${html(log.join(", "))}</footer>`;
}
