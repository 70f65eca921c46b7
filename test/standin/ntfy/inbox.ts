import { isRecord } from "../shape.ts";
import { html } from "../stand-in.ts";
import type { Notification } from "./server.ts";

const EMOJIS: Readonly<Record<string, string>> = {
  ...{ speech_balloon: "💬", rotating_light: "🚨", alarm_clock: "⏰", raising_hand: "🙋", white_check_mark: "✅" },
  ...{ bar_chart: "📊", warning: "⚠️", no_entry: "⛔", bell: "🔔" },
};
const LOUDNESS = ["", "least", "no sound", "short sound", "long vibration", "long vibration bursts"];

/** A notification as it would stand on a phone; for the page of the stand-ins. */
export function notificationHtml({ id, sequence, at, body }: Notification): string {
  const { title, message, priority, tags, click, actions, topic } = body;
  const emojis = Array.isArray(tags) ? tags.map((tag) => EMOJIS[String(tag)] ?? `[${tag}]`).join(" ") : "";
  const buttons = Array.isArray(actions) ? actions.filter(isRecord).map(button).join("") : "";
  const heading = `${html(emojis)} ${html(String(title ?? topic))}`;
  const changed = id === sequence ? "" : ", replaced";
  return `<time datetime="${new Date(at).toISOString()}">${new Date(at).toISOString().slice(11, 19)} UTC</time>
<h2>${typeof click === "string" ? `<a href="${html(click)}">${heading}</a>` : heading}</h2>
<p dir="auto">${html(String(message))}</p>
<div>${buttons}</div>
<footer>${html(String(topic))}, priority ${html(String(priority))}: ${LOUDNESS[Number(priority)] ?? ""}${changed}</footer>`;
}

function button({ label, url }: Readonly<Record<string, unknown>>): string {
  return `<a class="button" href="${html(String(url))}">${html(String(label))}</a>`;
}
