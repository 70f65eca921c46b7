import { DatabaseSync } from "node:sqlite";
import * as v from "valibot";
import { readResult } from "../../src/channels/result.ts";
import { sayResult } from "../../src/locale/result.ts";
import { databaseFile } from "../bench/database-file.ts";

const delivery = v.object({
  ...{ id: v.string(), chat: v.string(), target: v.string(), status: v.string(), created_at: v.number() },
  message: v.nullable(v.string()),
});
const attempt = v.object({
  ...{ message: v.string(), at: v.number(), milliseconds: v.number(), code: v.string(), args: v.string() },
});

/** One request of a delivery's message since the delivery was made. Milliseconds since 1970, and for how many. */
export interface Made {
  readonly at: number;
  readonly milliseconds: number;
  readonly note: string;
}

export interface Delivery extends Omit<v.InferOutput<typeof delivery>, "created_at" | "message"> {
  readonly attempts: readonly Made[];
  /** Ids of all deliveries of its message: any of them may have led it at some time. */
  readonly leaders: readonly string[];
}

/** What D1 holds on disk, read beside the runtime. */
export interface Ledger {
  readonly chats: ReadonlySet<string>;
  readonly deliveries: readonly Delivery[];
}

export function readLedger(persistence: string): Ledger {
  const db = new DatabaseSync(databaseFile(persistence), { readOnly: true });
  try {
    const chats = db.prepare("SELECT project_id || '/' || chat_id AS chat FROM chats").all();
    const deliveries = v.parse(
      v.array(delivery),
      db
        .prepare(
          `SELECT id, project_id || '/' || chat_id AS chat, target, status, created_at, message FROM deliveries
           WHERE kind = 'alert'`,
        )
        .all(),
    );
    const made = v.parse(
      v.array(attempt),
      db.prepare("SELECT message, at, milliseconds, code, args FROM attempts ORDER BY message, number").all(),
    );
    const attempts = Map.groupBy(made, ({ message }) => message);
    const together = Map.groupBy(deliveries, ({ message }) => message);
    return {
      chats: new Set(v.parse(v.array(v.object({ chat: v.string() })), chats).map(({ chat }) => chat)),
      deliveries: deliveries.map(({ created_at: createdAt, message, ...known }) => ({
        ...known,
        attempts: (attempts.get(message ?? "") ?? []).filter(({ at }) => at >= createdAt).map(madeOf),
        leaders: message === null ? [] : (together.get(message) ?? []).map(({ id }) => id),
      })),
    };
  } finally {
    db.close();
  }
}

function madeOf({ at, milliseconds, code, args }: v.InferOutput<typeof attempt>): Made {
  const result = readResult(code, args);
  return { at, milliseconds, note: result === null ? code : sayResult("en", result) };
}
