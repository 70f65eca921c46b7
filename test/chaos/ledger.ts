import { DatabaseSync } from "node:sqlite";
import * as v from "valibot";
import { attemptSchema } from "../../src/alerts/delivery.ts";
import { databaseFile } from "../bench/database-file.ts";

const attempts = v.pipe(v.string(), v.parseJson(), v.array(attemptSchema));
const delivery = v.object({ id: v.string(), chat: v.string(), target: v.string(), status: v.string(), attempts });
export type Delivery = v.InferOutput<typeof delivery>;

/** What D1 holds on disk, read beside the runtime. */
export interface Ledger {
  readonly chats: ReadonlySet<string>;
  readonly deliveries: readonly Delivery[];
}

export function readLedger(persistence: string): Ledger {
  const db = new DatabaseSync(databaseFile(persistence), { readOnly: true });
  try {
    const chats = db.prepare("SELECT project_id || '/' || chat_id AS chat FROM chats").all();
    const deliveries = db.prepare(
      "SELECT id, project_id || '/' || chat_id AS chat, target, status, attempts FROM deliveries WHERE kind = 'alert'",
    );
    return {
      chats: new Set(v.parse(v.array(v.object({ chat: v.string() })), chats).map(({ chat }) => chat)),
      deliveries: v.parse(v.array(delivery), deliveries.all()),
    };
  } finally {
    db.close();
  }
}
