import * as v from "valibot";
import type { ChatKey } from "../chat/chat.ts";
import { type Deed, deedStatementWhere, type Visitor } from "./audit.ts";
import type { Database, Row, Statement } from "./database.ts";

const KINDS = ["chat", "contact"] as const;

/** In this order: what is stored, what may be in quarantine, what KV still has. */
const STEPS = ["chats", "quarantine", "copies", "done"] as const;

/** What is to be erased: one chat, or all chats of a contact. */
export interface Subject {
  readonly kind: (typeof KINDS)[number];
  readonly projectId: number;
  /** The chat's or the contact's id. */
  readonly id: number;
}

/** An erasure that somebody asked for, and how far it is. */
export interface Erasure extends Visitor {
  readonly id: string;
  readonly subject: Subject;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  readonly endedAt: number | null;
  readonly step: (typeof STEPS)[number];
  /** The entry of the quarantine that was looked at last. */
  readonly seen: string;
  /** Up to which entry runs were reading when they were last heard of, and how many did; null: none. */
  readonly looking: Looking | null;
  /** How many entries of those could not be read: nobody can say whose they are. */
  readonly unreadable: number;
  readonly erased: Erased;
}

/** Bodies that were to be read, and it is not known that they were. */
export interface Looking {
  readonly upTo: string;
  readonly tries: number;
}

/** How much of each was erased, by all erasures of this subject. */
export interface Erased {
  readonly chats: number;
  readonly revisions: number;
  readonly alerts: number;
  readonly deliveries: number;
  readonly quarantined: number;
}

/** Begins an erasure, or begins it anew where an earlier one has ended; one that is under way goes on as it is. */
export async function beginErasure(db: Database, subject: Subject, by: Visitor, now: number): Promise<Erasure> {
  const id = erasureId(subject);
  const { kind, projectId } = subject;
  const chat: ChatKey | null = kind === "chat" ? { projectId, chatId: subject.id } : null;
  const deed: Deed = { ...by, at: now, action: "asked-to-erase", chat, what: `${kind} ${projectId}/${subject.id}` };
  const [, , rows = []] = await db.batch([
    {
      sql: `INSERT INTO erasures (id, kind, project_id, subject, who, door, asked_at, step, seen, unreadable,
              chats, revisions, alerts, deliveries, quarantined)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'chats', '', 0, 0, 0, 0, 0, 0)
            ON CONFLICT DO UPDATE SET who = excluded.who, door = excluded.door, asked_at = excluded.asked_at,
              step = 'chats', seen = '', looking = '', unreadable = 0, ended_at = NULL WHERE ended_at IS NOT NULL`,
      values: [id, kind, projectId, subject.id, by.who, by.door, now],
    },
    deedStatementWhere(deed, begunStatement(id, now)),
    { sql: `SELECT * FROM erasures WHERE id = ?`, values: [id] },
  ]);
  return readErasure(v.parse(row, rows[0]));
}

/** Null when there is none of this id. */
export async function findErasure(db: Database, id: string): Promise<Erasure | null> {
  const [[found] = []] = await db.batch([{ sql: "SELECT * FROM erasures WHERE id = ?", values: [id] }]);
  return found === undefined ? null : readErasure(found);
}

/** The one that was asked for first, of those that have still to look for what they erase. */
export async function nextErasure(db: Database): Promise<Erasure | null> {
  const first = (step: Erasure["step"]) =>
    `SELECT * FROM (SELECT * FROM erasures WHERE ended_at IS NULL AND step = '${step}' ORDER BY asked_at LIMIT 1)`;
  const [[found] = []] = await db.batch([
    { sql: `${first("chats")} UNION ALL ${first("quarantine")} ORDER BY asked_at LIMIT 1`, values: [] },
  ]);
  return found === undefined ? null : readErasure(found);
}

/** Goes on to the next step, once. */
export function stepStatement({ id, step }: Erasure): Statement {
  const next = STEPS[STEPS.indexOf(step) + 1] ?? "done";
  return {
    sql: "UPDATE erasures SET step = ?, seen = '', looking = '' WHERE id = ? AND step = ?",
    values: [next, id, step],
  };
}

/** So many erasures that wait for KV are looked at for one that waits no longer, those that were asked for first. */
const EXAMINED = 50;

/**
 * Those for which nothing is left to be done, at most `most`: every copy has been deleted at least once. `also` is the
 * one that was worked on just now, wherever it stands in the line; null: none.
 */
export async function finishedErasures(db: Database, also: string | null, most: number): Promise<readonly Erasure[]> {
  const waits = `SELECT 1 FROM stale_copies
    WHERE stale_copies.erasure = erasures.id AND stale_copies.erasure IS NOT NULL AND again_at IS NOT NULL`;
  const open = "SELECT * FROM erasures WHERE ended_at IS NULL AND step = 'copies'";
  const [rows = []] = await db.batch([
    {
      sql: `SELECT * FROM (
              SELECT * FROM (${open} AND id = ?1) UNION SELECT * FROM (${open} ORDER BY asked_at LIMIT ${EXAMINED})
            ) AS erasures WHERE step = 'copies' AND NOT EXISTS (${waits}) LIMIT ?2`,
      values: [also, most],
    },
  ]);
  return rows.map(readErasure);
}

/** Ends it, with the receipt in the audit list; once. */
export async function endErasure(db: Database, erasure: Erasure, receipt: Deed): Promise<void> {
  const open = { sql: "EXISTS (SELECT 1 FROM erasures WHERE id = ? AND step = 'copies')", values: [erasure.id] };
  await db.batch([
    deedStatementWhere(receipt, open),
    {
      sql: "UPDATE erasures SET step = 'done', ended_at = ? WHERE id = ? AND step = 'copies'",
      values: [receipt.at, erasure.id],
    },
  ]);
}

function erasureId({ kind, projectId, id }: Subject): string {
  return `${kind}-${projectId}-${id}`;
}

function begunStatement(id: string, now: number): Statement {
  return { sql: "EXISTS (SELECT 1 FROM erasures WHERE id = ? AND asked_at = ?)", values: [id, now] };
}

const counts = {
  chats: v.number(),
  revisions: v.number(),
  alerts: v.number(),
  deliveries: v.number(),
  quarantined: v.number(),
};

const row = v.object({
  ...counts,
  id: v.string(),
  kind: v.picklist(KINDS),
  project_id: v.number(),
  subject: v.number(),
  who: v.string(),
  door: v.string(),
  asked_at: v.number(),
  step: v.picklist(STEPS),
  seen: v.string(),
  looking: v.string(),
  unreadable: v.number(),
  ended_at: v.nullable(v.number()),
});

function readErasure(value: Row): Erasure {
  const { kind, project_id: projectId, subject, asked_at: askedAt, ended_at: endedAt, ...read } = v.parse(row, value);
  const { chats, revisions, alerts, deliveries, quarantined, looking, ...rest } = read;
  const erased = { chats, revisions, alerts, deliveries, quarantined };
  const [, tries, upTo] = /^(\d+)\/(.+)$/.exec(looking) ?? [];
  return {
    ...rest,
    ...{ subject: { kind, projectId, id: subject }, askedAt, endedAt, erased },
    looking: upTo === undefined ? null : { upTo, tries: Number(tries) },
  };
}
