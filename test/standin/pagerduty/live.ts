import { isRecord } from "../shape.ts";
import { parsed } from "./check.ts";

/** What would act in an event, except for the URLs that are ours: pages and text messages make links of addresses. */
export function liveInEvent(body: string, ours: readonly string[]): readonly string[] {
  const event = parsed(body);
  if (event === null) return ["no JSON"];
  const links = Array.isArray(event.links) ? event.links.filter(isRecord) : [];
  const urls = [event.client_url, ...links.map(({ href }) => href)].filter((url) => url !== undefined);
  return [
    ...(event.images === undefined ? [] : ["images"]),
    ...(event.event_action !== "trigger" && event.payload !== undefined ? ["a payload that nobody reads"] : []),
    ...urls.filter((url) => !ours.includes(String(url))).map((url) => `link to ${url}`),
    ...[...textsIn(event.payload), ...links.flatMap(({ text }) => textsIn(text))].flatMap(addresses),
  ];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return isRecord(value) ? Object.entries(value).flatMap(([key, entry]) => [key, ...textsIn(entry)]) : [];
}

function addresses(text: string): readonly string[] {
  // The time that we write ourselves.
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return [];
  return text
    .split(/\s+/)
    .filter((part) => part.includes("://") || /[^\s@]@[\p{L}\p{N}]/u.test(part) || /[\p{L}\p{N}]\.\p{L}/u.test(part))
    .map((part) => `address ${part}`);
}
