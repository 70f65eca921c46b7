import { env } from "cloudflare:workers";
import * as v from "valibot";
import type { Counts } from "../../../../src/alerts/counts.ts";
import type { TimeRange } from "../../../../src/statistics/period.ts";

// Everything that is stored, counted from scratch by a program that shares nothing with what it checks.

const text = v.nullable(v.string());
const chatRow = v.object({ received_at: v.number(), gone: text, queue: text, agent: text });
const alertRow = v.object({
  ...{ chat_id: v.number(), reasons: v.string(), state: v.string(), outcome: text },
  ...{ opened_at: v.number(), since: v.number() },
  summary: v.pipe(v.string(), v.parseJson(), v.looseObject({ queue: text, agents: v.array(v.string()) })),
});
const claimRow = v.object({ chat_id: v.number(), at: v.number() });
const deliveryRow = v.object({ target: v.string(), status: v.string() });

/** What the figures of a time must be. Medians are exact. */
export interface Recount {
  readonly total: Counts;
  readonly queues: ReadonlyMap<string | null, Counts>;
  readonly agents: ReadonlyMap<string, Counts>;
  readonly wonBackLate: number;
  readonly claimed: number | null;
  readonly wonBack: number | null;
  readonly open: number;
}

async function all<Schema extends v.GenericSchema>(sql: string, schema: Schema): Promise<v.InferOutput<Schema>[]> {
  return v.parse(v.array(schema), (await env.DB.prepare(sql).all()).results);
}

export async function recount({ from, to }: TimeRange): Promise<Recount> {
  const chats = await all("SELECT received_at, gone, queue, agent FROM chats", chatRow);
  const alerts = await all("SELECT * FROM alerts", alertRow);
  const claims = await all("SELECT chat_id, at FROM follow_ups WHERE action = 'claim'", claimRow);
  const inside = (at: number) => at >= from && at < to;
  const came = chats.filter(({ gone, received_at }) => gone === null && inside(received_at));
  const opened = alerts
    .filter((alert) => inside(alert.opened_at))
    .map((alert) => {
      const own = claims.filter(({ chat_id, at }) => chat_id === alert.chat_id && at >= alert.opened_at);
      const first = own.length === 0 ? null : Math.min(...own.map(({ at }) => at)) - alert.opened_at;
      return { ...alert, first, queue: alert.summary.queue, agent: alert.summary.agents.at(-1) ?? null };
    });
  const isWon = ({ state, outcome }: { state: string; outcome: string | null }) =>
    state === "resolved" && (outcome === "called-back" || outcome === "came-back");
  const countsOf = (here: typeof came, these: typeof opened): Counts => {
    const count = (holds: (alert: (typeof opened)[number]) => boolean) => these.filter(holds).length;
    return {
      came: here.length,
      alerts: these.length,
      lost: count(({ reasons }) => reasons.includes('"lost"')),
      missed: count(({ reasons }) => reasons.includes('"missed"')),
      slaBreached: count(({ reasons }) => reasons.includes('"sla-breached"')),
      claimed: count(({ first }) => first !== null),
      calledBack: count(({ state, outcome }) => state === "resolved" && outcome === "called-back"),
      cameBack: count(({ state, outcome }) => state === "resolved" && outcome === "came-back"),
      otherwise: count((alert) => alert.state === "resolved" && !isWon(alert)),
      open: count(({ state }) => state !== "resolved"),
    };
  };
  const by = <Name>(nameOf: (row: { queue: string | null; agent: string | null }) => Name) => {
    const names = new Set([...came, ...opened].map(nameOf));
    return [...names].map(
      (name) =>
        [
          name,
          countsOf(
            came.filter((row) => nameOf(row) === name),
            opened.filter((row) => nameOf(row) === name),
          ),
        ] as const,
    );
  };
  return {
    total: countsOf(came, opened),
    queues: new Map(by(({ queue }) => queue)),
    agents: new Map(by(({ agent }) => agent).flatMap(([agent, counts]) => (agent === null ? [] : [[agent, counts]]))),
    wonBackLate: alerts.filter((alert) => isWon(alert) && inside(alert.since) && alert.opened_at < from).length,
    claimed: median(opened.flatMap(({ first }) => first ?? [])),
    wonBack: median(opened.filter(isWon).map(({ since, opened_at }) => since - opened_at)),
    open: alerts.filter(({ state, opened_at }) => state !== "resolved" && opened_at < to).length,
  };
}

export function median(taken: readonly number[]): number | null {
  const sorted = taken.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** What became of all deliveries, by target: sent, dead, suppressed, pending. */
export async function recountLedger(): Promise<Readonly<Record<string, readonly number[]>>> {
  const deliveries = await all("SELECT target, status FROM deliveries", deliveryRow);
  const targets = [...new Set(deliveries.map(({ target }) => target))].toSorted();
  const count = (target: string) =>
    ["sent", "dead", "suppressed", "pending"].map(
      (status) => deliveries.filter((one) => one.target === target && one.status === status).length,
    );
  return Object.fromEntries(targets.map((target) => [target, count(target)]));
}
