import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { EXAMPLES } from "./examples.ts";
import type { Kind } from "./population.ts";
import { MOVED, TARGETS } from "./settings.ts";

export type Row = Readonly<Record<string, Value>>;
export type Value = SQLInputValue | undefined;

/** One row for one table: columns that the table does not have are passed over. */
export type Written = readonly [table: string, row: Row];

/** Rows as the Worker has written them: what the seeder does not vary stays as it is in these. */
export interface Templates {
  readonly chats: Readonly<Record<Kind | "erased", Row>>;
  readonly revisions: Readonly<Record<Kind, Row>>;
  /** Open ones. */
  readonly alerts: Readonly<Record<"lost" | "missed" | "late", Row>>;
  /** What differs from an open one. */
  readonly standings: Readonly<Record<"claimed" | "resolved" | "won", Row>>;
  readonly deliveries: Readonly<Record<"sent" | "dead" | "pending" | "tooOld" | "change", Row>>;
  /** What became of each delivery of those names. */
  readonly messages: Readonly<Record<"sent" | "dead", Row>>;
  readonly attempts: Readonly<Record<"sent" | "dead", Row>>;
  readonly followUps: Readonly<Record<"claim" | "resolve" | "won", Row>>;
  readonly audit: Readonly<Record<"opened" | "claimed" | "resolved" | "asked-to-erase", Row>>;
  readonly quarantine: Row;
  readonly serviceEvent: Row;
  readonly erasure: Row;
  readonly staleCopy: Row;
  readonly expiry: Row;
}

/** Throws where the Worker has not written one of them. */
export function readTemplates(db: DatabaseSync): Templates {
  const one = (table: string, where: string): Row => {
    const row = db.prepare(`SELECT * FROM ${table} WHERE ${where} LIMIT 1`).get();
    if (row === undefined) throw new Error(`no row of ${table} is an example of ${where}`);
    return { ...row };
  };
  const of = (table: string, chatId: number, and = "TRUE") => one(table, `chat_id = ${chatId} AND ${and}`);
  const kinds = (table: string) => ({
    answered: of(table, EXAMPLES.answered),
    spam: of(table, EXAMPLES.spam),
    lost: of(table, EXAMPLES.lost),
    missed: of(table, EXAMPLES.missed),
    late: of(table, EXAMPLES.late),
  });
  const delivery = (chatId: number, target: string, and = "kind = 'alert'") =>
    of("deliveries", chatId, `target = '${target}' AND ${and}`);
  const [target] = TARGETS;
  const sent = delivery(EXAMPLES.lost, target, "status = 'sent'");
  const dead = delivery(EXAMPLES.lost, MOVED, "status = 'dead'");
  return {
    chats: { ...kinds("chats"), erased: of("chats", EXAMPLES.erased) },
    revisions: kinds("revisions"),
    alerts: {
      lost: of("alerts", EXAMPLES.lost, "state = 'open'"),
      missed: of("alerts", EXAMPLES.missed, "state = 'open'"),
      late: of("alerts", EXAMPLES.late, "state = 'open'"),
    },
    standings: {
      claimed: of("alerts", EXAMPLES.claimed, "state = 'claimed'"),
      resolved: of("alerts", EXAMPLES.resolved, "state = 'resolved'"),
      won: of("alerts", EXAMPLES.won, "state = 'resolved'"),
    },
    deliveries: {
      ...{ sent, dead },
      pending: delivery(EXAMPLES.missed, target),
      tooOld: delivery(EXAMPLES.tooOld, target, "status = 'suppressed'"),
      change: delivery(EXAMPLES.won, target, "kind = 'change'"),
    },
    messages: { sent: one("messages", `id = '${sent.message}'`), dead: one("messages", `id = '${dead.message}'`) },
    attempts: {
      sent: one("attempts", `message = '${sent.message}'`),
      dead: one("attempts", `message = '${dead.message}'`),
    },
    followUps: {
      claim: of("follow_ups", EXAMPLES.resolved, "action = 'claim'"),
      resolve: of("follow_ups", EXAMPLES.resolved, "action = 'resolve'"),
      won: of("follow_ups", EXAMPLES.won, "outcome = 'came-back'"),
    },
    audit: {
      opened: of("audit", EXAMPLES.lost, "action = 'opened'"),
      claimed: of("audit", EXAMPLES.resolved, "action = 'claimed'"),
      resolved: of("audit", EXAMPLES.resolved, "action = 'resolved'"),
      "asked-to-erase": of("audit", EXAMPLES.erased, "action = 'asked-to-erase'"),
    },
    quarantine: one("quarantine", "TRUE"),
    serviceEvent: one("sights", "kind = 'quarantined'"),
    erasure: one("erasures", "TRUE"),
    staleCopy: of("stale_copies", EXAMPLES.erased),
    expiry: one("expiries", "TRUE"),
  };
}

/** Everything that was written for the examples, where the seeder writes its own. What else there is stays: the origin. */
export function removeExamples(db: DatabaseSync): void {
  for (const table of [
    ...["chats", "revisions", "rest", "alerts", "follow_ups", "deliveries", "audit", "quarantine", "sights"],
    ...["erasures", "stale_copies", "expiries", "outages", "interactions", "messages", "attempts"],
    ...["target_waits", "set_aside"],
  ]) {
    db.exec(`DELETE FROM ${table}`);
  }
}
