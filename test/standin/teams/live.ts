import { activeIn, addressesIn } from "../inert.ts";
import { isRecord } from "../shape.ts";

/** Elements that show their text as it is, and what holds them. */
const INERT = ["message", "AdaptiveCard", "RichTextBlock", "TextRun", "Container", "ActionSet", "Action.OpenUrl"];

/**
 * What would act in a request for Teams, if Teams were as eager as can be: links that are not ours, elements that read
 * Markdown or load something, mentions, and links whose text shows another address.
 */
export function liveInTeams(value: unknown, ours: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => liveInTeams(entry, ours));
  if (!isRecord(value)) return [];
  const { type, url, underline } = value;
  const inside = Object.values(value).flatMap((entry) => liveInTeams(entry, ours));
  const acts = typeof type === "string" && !INERT.includes(type) ? [`element ${type}`] : [];
  const foreign = url !== undefined && !ours.includes(String(url)) ? [`link to ${url}`] : [];
  const loads = ["backgroundImage", "iconUrl", "media", "entities", "refresh"].filter((key) => key in value);
  const disguise = underline === true ? addressesIn(String(value.text).split(/\s+/)) : [];
  const spoken = ["summary", "speak", "fallbackText"].flatMap((key) => activeIn(String(value[key] ?? ""), ours));
  return [...inside, ...acts, ...foreign, ...loads, ...disguise, ...spoken];
}
