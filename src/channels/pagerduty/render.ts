import type { Link, Message } from "../message.ts";
import { enclosed, inLines, inOneLine, within } from "../text.ts";
import { unlinked } from "../unlinked.ts";
import type { Action } from "./incident.ts";
import { severityOf } from "./severity.ts";

/** The body of a request to the Events API v2. */
export interface PagerDutyEvent {
  readonly routing_key: string;
  readonly event_action: Action;
  readonly dedup_key: string;
  readonly payload?: Payload;
  readonly client?: string;
  /** Opened by a button of the incident, which is named after the client. */
  readonly client_url?: string;
  readonly links?: readonly { readonly href: string; readonly text: string }[];
}

interface Payload {
  readonly summary: string;
  readonly severity: "critical" | "error" | "warning" | "info";
  readonly source: string;
  readonly timestamp: string;
  readonly component?: string;
  readonly class?: string;
  readonly custom_details?: Readonly<Record<string, string>>;
}

/** In characters. The summary is PagerDuty's limit; the rest is more than anybody reads on a phone. */
const LIMITS = {
  summary: 1_024,
  state: 300,
  name: 100,
  label: 75,
  value: 500,
  quote: 2_000,
  facts: 40,
  items: 10,
  footnotes: 10,
  links: 10,
  url: 2_000,
} as const;

const CLIENT = "vcc-chat-alerts";
/** The label of what has none. */
const MORE = "info";

/** PagerDuty reads more than the key only of what is triggered. */
export function render(
  message: Message,
  { routingKey, action, dedupKey }: { readonly routingKey: string; readonly action: Action; readonly dedupKey: string },
  now: number,
): PagerDutyEvent {
  const event = { routing_key: routingKey, event_action: action, dedup_key: dedupKey };
  if (action !== "trigger") return event;
  const links = linksOf(message);
  const [first] = links;
  return {
    ...event,
    payload: payloadOf(message, now),
    client: CLIENT,
    ...(first === undefined ? {} : { client_url: first.href }),
    ...(message.plain || links.length === 0 ? {} : { links }),
  };
}

function payloadOf(message: Message, now: number): Payload {
  const { state, summary, about, event, plain } = message;
  const sentence = state === undefined ? summary : `${line(state, LIMITS.state)} ${summary}`;
  const least = {
    summary: line(sentence, LIMITS.summary),
    severity: severityOf(message),
    source: about === null ? CLIENT : line(`VCC Live ${about.thread}`, LIMITS.name),
    timestamp: new Date(event?.at ?? now).toISOString(),
  };
  if (plain) return least;
  const [reason] = about?.reasons ?? [];
  return {
    ...least,
    ...(about === null || about.queue === null ? {} : { component: line(about.queue, LIMITS.name) }),
    class: line(reason ?? message.kind, LIMITS.name),
    custom_details: detailsOf(message),
  };
}

/** Two with the same label would be one. */
function detailsOf({ facts, quote, items, earlier, footnotes }: Message): Readonly<Record<string, string>> {
  const details = new Map<string, string>();
  const add = (label: string, said: string) => {
    const known = details.get(label);
    details.set(label, known === undefined ? said : `${known}\n${said}`);
  };
  for (const fact of facts.slice(0, LIMITS.facts)) add(line(fact.label, LIMITS.label), value(fact.value));
  if (quote !== null) add(line(quote.label, LIMITS.label), within(unlinked(inLines(quote.text)), LIMITS.quote));
  for (const item of items.slice(0, LIMITS.items)) add(line(item.title, LIMITS.label), value(item.details));
  if (earlier !== undefined) add(MORE, value(earlier.text));
  for (const text of footnotes.slice(0, LIMITS.footnotes)) add(MORE, value(text));
  return Object.fromEntries(details);
}

/** The transcript, what can be done about the alert, and the deployer's own systems. */
function linksOf({ links, actions, elsewhere, earlier }: Message): NonNullable<PagerDutyEvent["links"]> {
  const acting = [actions?.claim, actions?.resolve].flatMap((action) =>
    action == null || action.url === null ? [] : [{ label: action.label, url: action.url }],
  );
  return [...links, ...acting, ...(elsewhere?.links ?? []), ...(earlier?.links ?? [])]
    .filter(({ url }) => isValid(url))
    .slice(0, LIMITS.links)
    .map(({ label, url }: Link) => ({ href: url, text: line(label, LIMITS.label) }));
}

/** A cut URL does not work: one that is too long is left out. */
function isValid(url: string): boolean {
  return /^https?:\/\/[\x21-\x7e]+$/.test(url) && url.length <= LIMITS.url;
}

/** PagerDuty's pages and text messages make links of whatever looks like one. */
function line(text: string, limit: number): string {
  return within(unlinked(inOneLine(text)), limit);
}

function value(text: string): string {
  return within(enclosed(unlinked(inOneLine(text))), LIMITS.value);
}
