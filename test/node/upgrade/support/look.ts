import * as v from "valibot";
import type { Installation } from "./installation.ts";

const TABS = ["open", "mine", "others", "resolved"] as const;

const alert = v.looseObject({ chat: v.string(), outcome: v.nullable(v.string()) });
const inTarget = v.looseObject({ target: v.string() });
const delivery = v.looseObject({
  ...{ id: v.string(), target: v.string(), kind: v.string(), status: v.string() },
  chats: v.array(v.looseObject({ chat: v.string() })),
  attempts: v.array(v.looseObject({ when: v.string() })),
});
const chat = v.looseObject({
  ...{ chat: v.string(), url: v.string(), spam: v.boolean() },
  reasons: v.array(v.string()),
});
const quarantined = v.looseObject({ id: v.string() });
const text = v.string();
const entry = v.looseObject({
  ...{ at: text, who: text, door: text, action: text, what: text },
  chat: v.nullable(text),
});
const anything = v.looseObject({});

export type Alert = v.InferOutput<typeof alert>;
export type Delivery = v.InferOutput<typeof delivery>;

/** All that people and programs can see of an installation. */
export interface Seen {
  readonly alerts: ReadonlyMap<(typeof TABS)[number], readonly Alert[]>;
  readonly held: readonly v.InferOutput<typeof inTarget>[];
  readonly outOfOrder: readonly v.InferOutput<typeof inTarget>[];
  readonly deliveries: readonly Delivery[];
  readonly chats: readonly v.InferOutput<typeof chat>[];
  readonly quarantine: readonly v.InferOutput<typeof quarantined>[];
  readonly audit: readonly v.InferOutput<typeof entry>[];
  /** The bodies as they came and what we add, by the paths. */
  readonly bodies: ReadonlyMap<string, string>;
  readonly metas: ReadonlyMap<string, object>;
  /** How a link that was sent is answered, by the path. */
  readonly links: ReadonlyMap<string, number>;
}

/** `links` are those that stand in messages. */
export async function look(site: Installation, links: readonly string[]): Promise<Seen> {
  const alerts = new Map<(typeof TABS)[number], readonly Alert[]>();
  for (const tab of TABS) alerts.set(tab, await every(site, `/alerts.json?state=${tab}`, "alerts", alert));
  const chats = await every(site, "/chats.json", "chats", chat);
  const urls = chats.map(({ url }) => url);
  const bodies = await each(urls, async (url) => (await site.ask(`${url}.json`)).text);
  const metas = await each(urls, async (url) =>
    v.parse(anything, JSON.parse((await site.ask(`${url}.meta.json`)).text)),
  );
  const opened = await each(links, async (link) => {
    return (await site.ask(link, { as: null, headers: { Accept: "text/html" } })).status;
  });
  return {
    ...{ alerts, chats, bodies, metas, links: opened },
    held: await every(site, "/alerts.json", "held", inTarget),
    outOfOrder: await every(site, "/alerts.json", "outOfOrder", inTarget),
    deliveries: await lookAtDeliveries(site),
    quarantine: await every(site, "/quarantine.json", "quarantine", quarantined),
    audit: await every(site, "/audit.json", "audit", entry),
  };
}

export function lookAtDeliveries(site: Installation): Promise<readonly Delivery[]> {
  return every(site, "/deliveries.json", "deliveries", delivery);
}

/** The statistics of a day: "2030-02-05". */
export async function lookAtStatistics(site: Installation, date: string): Promise<object> {
  const next = new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
  return v.parse(anything, JSON.parse((await site.ask(`/statistics.json?from=${date}&to=${next}`)).text));
}

/** What is found by each path, by the path. */
async function each<Found>(
  paths: readonly string[],
  find: (path: string) => Promise<Found>,
): Promise<ReadonlyMap<string, Found>> {
  return new Map(await Promise.all(paths.map(async (path) => [path, await find(path)] as const)));
}

/** Every entry of a list, page after page. */
async function every<Entry>(
  site: Installation,
  path: string,
  key: string,
  entry: v.GenericSchema<unknown, Entry>,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const { status, text, headers } = await site.ask(next);
    if (status !== 200) throw new Error(`${next} was answered ${status}: ${text}`);
    entries.push(...v.parse(v.array(entry), v.parse(v.record(v.string(), v.unknown()), JSON.parse(text))[key]));
    next = /<([^>]+)>; rel="next"/.exec(headers.get("Link") ?? "")?.[1];
  }
  return entries;
}
