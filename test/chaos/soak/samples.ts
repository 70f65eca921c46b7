import { readdirSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import * as v from "valibot";
import { databaseFile } from "../../bench/database-file.ts";
import type { Running } from "../../bench/start.ts";

/** How it stands at a moment. */
export interface Sample {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Deliveries, due or not. */
  readonly pending: number;
  /** For how many seconds the one has been due that is due for longest; 0 where none is. */
  readonly overdue: number;
  /** Of all processes of the runtime, in MB. */
  readonly memory: number;
}

/** Rows since the start. */
export type RowCounts = v.InferOutput<typeof rowsSchema>;

const rows = v.object({ read: v.number(), written: v.number() });
const rowsSchema = v.object({ webhooks: rows, people: rows, couriers: rows, cron: rows });
const pending = v.object({ pending: v.number(), due: v.nullable(v.number()) });
const chats = v.array(v.object({ chat_id: v.number() }));

export async function readRows({ url }: Running): Promise<RowCounts> {
  return v.parse(rowsSchema, await (await fetch(`${url}bench/rows`)).json());
}

/** Every `pause` milliseconds, until `isOver`. */
export async function sampled(
  persistence: string,
  { workerd }: Running,
  pause: number,
  isOver: () => boolean,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  while (!isOver()) {
    samples.push({ at: Date.now(), ...readPending(persistence), memory: residentOf(workerd) });
    await wait(pause);
  }
  return samples;
}

/** From D1's file, beside the runtime: it costs the Worker nothing. */
export function readPending(persistence: string): Pick<Sample, "pending" | "overdue"> {
  return reading(persistence, (db) => {
    const sql = "SELECT count(*) AS pending, min(due_at) AS due FROM deliveries WHERE status = 'pending'";
    const found = v.parse(pending, db.prepare(sql).get());
    return { pending: found.pending, overdue: Math.max(0, Date.now() - (found.due ?? Date.now())) / 1000 };
  });
}

export function readChatIds(persistence: string): ReadonlySet<number> {
  return reading(persistence, (db) => {
    const found = v.parse(chats, db.prepare("SELECT chat_id FROM chats").all());
    return new Set(found.map(({ chat_id }) => chat_id));
  });
}

function reading<Found>(persistence: string, read: (db: DatabaseSync) => Found): Found {
  const db = new DatabaseSync(databaseFile(persistence), { readOnly: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
}

/** The memory of a process and of those that it started, as the kernel has it. */
function residentOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1000;
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => childrenOf(`/proc/${pid}/task/${task}/children`));
  return children.reduce((sum, child) => sum + residentOf(child), own);
}

/** None where a thread has ended meanwhile. */
function childrenOf(file: string): readonly number[] {
  try {
    return readFileSync(file, "utf8").split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
