import * as v from "valibot";
import { DAY } from "../../time/durations.ts";
import type { Database, Statement } from "../database.ts";

export const QUARANTINE_KINDS = ["plain", "encrypted"] as const;
export type QuarantineKind = (typeof QUARANTINE_KINDS)[number];

/** A day (UTC) with bodies that were not kept, and how many of each kind. */
export type NotKept = { readonly day: string } & Readonly<Record<QuarantineKind, number>>;

/** A body that needs room: its kind and its size as received. */
export interface Asking {
  readonly id: string;
  readonly encrypted: boolean;
  readonly bytes: number;
}

/** How many new entries of each kind are kept per day (UTC): enough to see what is wrong. */
export const ENTRIES_A_DAY = 100;

/**
 * How many bytes of new bodies are kept per day (UTC), of both kinds together: two of the largest. In base64 they take
 * 27 MB of the Free plan's 500 MB. The engineers are notified on the first day, and have two weeks until a continuing
 * flood could fill the database.
 */
export const BYTES_A_DAY = 20_000_000;

/** How many days before today are shown. */
const SHOWN_DAYS = 30;

/** Whether a body is kept: always if it is there already. */
export function roomFor({ id, encrypted, bytes }: Asking, now: number): Statement {
  const day = dayOf(now);
  return {
    sql: `(EXISTS (SELECT 1 FROM quarantine WHERE id = ?)
           OR (NOT EXISTS (SELECT 1 FROM quarantine_days WHERE day = ? AND kind = ? AND entries >= ?)
               AND (SELECT coalesce(sum(bytes), 0) FROM quarantine_days WHERE day = ?) + ? <= ?))`,
    values: [id, day, kindOf(encrypted), ENTRIES_A_DAY, day, bytes, BYTES_A_DAY],
  };
}

/** Uses up a part of the day's limit, if the statement before it in the batch made a new entry. Idempotent. */
export function tookRoom({ id, encrypted, bytes }: Asking, now: number): Statement {
  return {
    sql: `INSERT INTO quarantine_days (day, kind, entries, bytes, not_kept, receipt)
          SELECT ?, ?, 1, ?, 0, '' WHERE EXISTS (SELECT 1 FROM quarantine WHERE id = ? AND count = 1)
          ON CONFLICT DO UPDATE SET entries = entries + 1, bytes = bytes + excluded.bytes`,
    values: [dayOf(now), kindOf(encrypted), bytes, id],
  };
}

/** Counts bodies that were not kept. `receipt` is unique per write, so that a repeated one counts once. */
export function notKeptStatement(kind: QuarantineKind, count: number, receipt: string, now: number): Statement {
  return {
    sql: `INSERT INTO quarantine_days (day, kind, entries, bytes, not_kept, receipt) VALUES (?, ?, 0, 0, ?, ?)
          ON CONFLICT DO UPDATE SET not_kept = not_kept + excluded.not_kept, receipt = excluded.receipt
          WHERE receipt <> excluded.receipt`,
    values: [dayOf(now), kind, count, receipt],
  };
}

/** What was not kept today and on earlier days, the latest day first. */
export async function readNotKept(db: Database, now: number): Promise<readonly NotKept[]> {
  const [rows] = await db.batch([
    {
      sql: `SELECT day, kind, not_kept FROM quarantine_days WHERE day >= ? AND not_kept > 0 ORDER BY day DESC, kind LIMIT ?`,
      values: [dayOf(now) - SHOWN_DAYS, 2 * (SHOWN_DAYS + 1)],
    },
  ]);
  const days = Map.groupBy(v.parse(v.array(row), rows), ({ day }) => day);
  return [...days].map(([day, kinds]) => {
    const of = (kind: QuarantineKind) => kinds.find((one) => one.kind === kind)?.not_kept ?? 0;
    return { day: new Date(day * DAY).toISOString().slice(0, 10), plain: of("plain"), encrypted: of("encrypted") };
  });
}

export function kindOf(encrypted: boolean): QuarantineKind {
  return encrypted ? "encrypted" : "plain";
}

function dayOf(at: number): number {
  return Math.floor(at / DAY);
}

const row = v.object({ day: v.number(), kind: v.picklist(QUARANTINE_KINDS), not_kept: v.number() });
