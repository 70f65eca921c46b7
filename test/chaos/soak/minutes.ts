import { quantile } from "../../bench/statistics.ts";
import type { RowCounts, Sample } from "./samples.ts";
import type { Posted } from "./webhooks.ts";

/** What one minute came to. */
export interface Minute {
  /** From 1 on. */
  readonly number: number;
  readonly webhooks: number;
  /** Those of them that were answered otherwise than 200, or not at all. */
  readonly failed: number;
  /** Of an answer, in milliseconds. */
  readonly latency: Spread;
  /** All rows of D1 that were read and written in the minute, by whomever, for each webhook. */
  readonly read: number;
  readonly written: number;
  /** Whose of these are how many. */
  readonly shares: Readonly<Record<Who, Rows>>;
  /** On average. */
  readonly pending: number;
  /** At worst, for how many seconds the delivery had been due that was due for longest. */
  readonly overdue: number;
  /** From a webhook's answer until Slack had its alert, in seconds. NaN where it had none. */
  readonly lag: Spread;
  /** At least, in MB: what is left after the garbage was collected. */
  readonly memory: number;
}

/** Who asks D1. */
export const WHO = ["webhooks", "people", "couriers", "cron"] as const;
export type Who = (typeof WHO)[number];
type Rows = RowCounts[Who];

export interface Spread {
  readonly p50: number;
  readonly p99: number;
}

/** How long after a webhook's answer Slack had the alert. Instants in milliseconds since 1970, the lag in seconds. */
export interface Lag {
  readonly answeredAt: number;
  readonly seconds: number;
}

export interface Measured {
  readonly started: number;
  readonly posted: readonly Posted[];
  readonly samples: readonly Sample[];
  /** At the beginning, and at the end of each minute. */
  readonly rows: readonly RowCounts[];
  readonly lags: readonly Lag[];
}

export function minutesOf({ started, posted, samples, rows, lags }: Measured): readonly Minute[] {
  return rows.slice(1).flatMap((after, index): readonly Minute[] => {
    const before = rows[index];
    if (before === undefined) return [];
    const within = (at: number) => Math.floor((at - started) / 60_000) === index;
    const chats = posted.filter(({ postedAt }) => within(postedAt));
    const some = samples.filter(({ at }) => within(at));
    const share = (who: Who): Rows => ({
      read: (after[who].read - before[who].read) / chats.length,
      written: (after[who].written - before[who].written) / chats.length,
    });
    const shares = {
      webhooks: share("webhooks"),
      people: share("people"),
      couriers: share("couriers"),
      cron: share("cron"),
    };
    return [
      {
        number: index + 1,
        webhooks: chats.length,
        failed: chats.filter(({ status }) => status !== 200).length,
        latency: spreadOf(chats.filter(({ status }) => status !== 0).map(({ milliseconds }) => milliseconds)),
        read: sum(WHO.map((who) => shares[who].read)),
        written: sum(WHO.map((who) => shares[who].written)),
        shares,
        pending: sum(some.map(({ pending }) => pending)) / some.length,
        overdue: Math.max(...some.map(({ overdue }) => overdue)),
        lag: spreadOf(lags.filter(({ answeredAt }) => within(answeredAt)).map(({ seconds }) => seconds)),
        memory: Math.min(...some.map(({ memory }) => memory)),
      },
    ];
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
}
