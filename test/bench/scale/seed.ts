import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { databaseFile } from "../database-file.ts";
import type { Follow } from "./alert-rows.ts";
import { chatRows } from "./chat-rows.ts";
import { erasedRows, expiryRows, otherRows } from "./other-rows.ts";
import { arrivalsOf, contactsOf, drawn, isAlerting, kindOf } from "./population.ts";
import { tableWriter, withoutIndexes } from "./table-writer.ts";
import { readTemplates, removeExamples } from "./templates.ts";

/** What was written. */
export interface Seeded {
  readonly chats: number;
  readonly alerts: number;
  readonly open: number;
  /** How long it took. */
  readonly seconds: number;
  /** Of the database's file. */
  readonly bytes: number;
  /** The latest chats with an alert, the latest first. */
  readonly latest: readonly number[];
  /** Customers whose alerts are long over. */
  readonly contacts: readonly number[];
}

const DAY = 86_400_000;
/** What is over after 180 days is not in it, so that retention finds nothing while it is measured. */
const SPAN = 179.5 * DAY;
/** Nobody has called these yet, whatever the size: what differs between sizes is what is over. */
const UNRESOLVED = { open: 1_800, claimed: 200 };
/** Of what is unresolved, a quarter waits for a target's hours. */
const HELD = 4;
/** So many of the latest chats, and of the first customers, are named. */
const SAMPLE = 100;
/** In one transaction. */
const AT_ONCE = 50_000;

/** Writes `count` chats, and all that comes with them, straight into the file that a Worker with examples has left. */
export function seed(persistence: string, count: number, now: number): Seeded {
  const started = performance.now();
  const file = databaseFile(persistence);
  const db = new DatabaseSync(file);
  // Nothing here has to survive a crash.
  db.exec(
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY",
  );
  const templates = readTemplates(db);
  removeExamples(db);
  const makeIndexes = withoutIndexes(db);
  const write = tableWriter(db);
  const arrivals = arrivalsOf(count, now - SPAN, now - 60_000);
  const contacts = contactsOf(count);
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  const alerting = ids.filter((chatId) => isAlerting(kindOf(chatId)) && erasedRows(templates, chatId, 0) === null);
  const follows = followsOf(alerting, now);
  const over: Follow = { state: "resolved", held: false, now };
  db.exec("BEGIN");
  for (const row of expiryRows(templates, count, now - SPAN, now)) write(row);
  for (const chatId of ids) {
    const receivedAt = arrivals[chatId - 1] ?? now;
    const rows =
      erasedRows(templates, chatId, receivedAt) ??
      chatRows(templates, drawn(chatId, receivedAt, contacts[chatId - 1] ?? 1), follows.get(chatId) ?? over);
    for (const row of rows) write(row);
    for (const row of otherRows(templates, chatId, receivedAt, now)) write(row);
    if (chatId % AT_ONCE === 0) db.exec("COMMIT; BEGIN");
  }
  db.exec("COMMIT");
  makeIndexes();
  db.exec("PRAGMA journal_mode = WAL");
  db.close();
  return {
    ...{ chats: count, alerts: alerting.length },
    open: [...follows.values()].filter(({ state }) => state === "open").length,
    seconds: (performance.now() - started) / 1000,
    bytes: statSync(file).size,
    latest: alerting.slice(-SAMPLE).reverse(),
    contacts: alerting.slice(0, SAMPLE).map((chatId) => contacts[chatId - 1] ?? 1),
  };
}

/** Of the latest alerts, at most half of all: each tenth is claimed. */
function followsOf(alerting: readonly number[], now: number): ReadonlyMap<number, Follow> {
  const unresolved = Math.min(UNRESOLVED.open + UNRESOLVED.claimed, Math.floor(alerting.length / 2));
  const tenth = (UNRESOLVED.open + UNRESOLVED.claimed) / UNRESOLVED.claimed;
  return new Map(
    alerting.slice(alerting.length - unresolved).map((chatId, index) => {
      const state = index % tenth === 0 ? "claimed" : "open";
      return [chatId, { state, held: index % HELD === 1, now }];
    }),
  );
}
