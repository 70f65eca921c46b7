import type { AlertEvent } from "../alert-event.ts";
import type { Link, Message, MessageKind } from "../message.ts";
import { fitted } from "./fit.ts";
import { type AlertBody, SCHEMA_VERSION, type ServiceBody } from "./schema.ts";

/** In bytes of JSON: a longer address is left out, for it cannot be cut. */
const LONGEST_URL = 2_000;

/** The body of an event, in less than 20 kB for every input. */
export function bodyOf(message: Message, now: number): string {
  return fitted(message.event === undefined ? serviceBody(message, now) : alertBody(message, message.event));
}

function saidIn({ language, title, summary }: Message) {
  return { language, title, summary };
}

function alertBody(message: Message, { type, at, newReasons, alert }: AlertEvent): AlertBody {
  const { transcript, claim, resolve } = alert.urls;
  const urls = { transcript: usable(transcript), claim: usable(claim), resolve: usable(resolve) };
  const crmLinks = withUsable(alert.crmLinks);
  return {
    type,
    version: alert.version,
    timestamp: new Date(at).toISOString(),
    schemaVersion: SCHEMA_VERSION,
    truncated:
      [transcript, claim, resolve].some((url) => url !== usable(url)) || crmLinks.length < alert.crmLinks.length,
    data: { ...saidIn(message), newReasons, alert: { ...alert, urls, crmLinks } },
  };
}

function serviceBody(message: Message, now: number): ServiceBody {
  const { kind, facts, table = null, items, footnotes } = message;
  const links = withUsable(message.links);
  return {
    type: TYPES[kind] ?? "service.notice",
    timestamp: new Date(now).toISOString(),
    schemaVersion: SCHEMA_VERSION,
    truncated: links.length < message.links.length || items.some(({ url }) => url !== usable(url)),
    data: {
      ...saidIn(message),
      facts: facts.map(({ label, value }) => ({ label, value })),
      table: table === null ? null : { caption: table.caption, columns: table.columns, rows: table.rows },
      items: items.map(({ title, details, url }) => ({ title, details, url: usable(url) })),
      footnotes,
      links,
    },
  };
}

const TYPES: Readonly<Partial<Record<MessageKind, ServiceBody["type"]>>> = {
  warning: "service.warning",
  outage: "service.warning",
  digest: "service.digest",
  test: "service.test",
};

function usable(url: string | null): string | null {
  return url !== null && JSON.stringify(url).length <= LONGEST_URL && URL.canParse(url) ? url : null;
}

function withUsable(links: readonly Link[]): readonly Link[] {
  return links.filter(({ url }) => usable(url) !== null).map(({ label, url }) => ({ label, url }));
}
