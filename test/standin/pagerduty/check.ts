import published from "../../fixtures/pagerduty-events-v2.json" with { type: "json" };
import { schemaFaults } from "../../support/json-schema.ts";
import { isRecord } from "../shape.ts";

/** In bytes. */
const LONGEST_BODY = 512_000;

/** Why PagerDuty would refuse an event; empty if it takes it. First its published schema, then what only its text says. */
export function eventFaults(body: string): readonly string[] {
  const size = new TextEncoder().encode(body).length;
  if (size > LONGEST_BODY) return [`the event has ${size} bytes`];
  const event = parsed(body);
  if (event === null) return ["JSON parse error"];
  const faults = schemaFaults(event, published.components.schemas.Event, { document: published, isClosed: true });
  return [...faults, ...keyFaults(event), ...(event.event_action === "trigger" ? payloadFaults(event.payload) : [])];
}

function keyFaults({ routing_key: routing, dedup_key: dedup, event_action: action }: Event): readonly string[] {
  const isKey = /^[A-Za-z0-9]{32}$/.test(String(routing));
  const needsKey = action !== "trigger" && (typeof dedup !== "string" || dedup === "");
  return [
    ...(isKey ? [] : ["Length of 'routing_key' is incorrect (should be 32 characters)"]),
    ...(needsKey ? ["'dedup_key' is missing or blank"] : []),
    ...(String(dedup ?? "").length > 255 ? ["'dedup_key' is longer than 255 characters"] : []),
  ];
}

function payloadFaults(payload: unknown): readonly string[] {
  if (!isRecord(payload)) return ["'payload' is missing or blank"];
  const blank = ["summary", "source", "severity"].filter((key) => String(payload[key] ?? "").trim() === "");
  const long = String(payload.summary).length > 1_024 ? ["'payload.summary' is longer than 1024 characters"] : [];
  return [...blank.map((key) => `'payload.${key}' is missing or blank`), ...long];
}

export type Event = Readonly<Record<string, unknown>>;

export function parsed(body: string): Event | null {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}
