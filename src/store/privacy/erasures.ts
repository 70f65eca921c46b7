import * as v from "valibot";
import type { Actor } from "../../alerts/actor.ts";
import { actorColumns, namedActor } from "../../alerts/actor-columns.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { NAMED, type Subject } from "../../chat/mentions.ts";
import { type AuditEntry, auditStatementWhere } from "../audit/log.ts";
import type { Database, Statement } from "../database.ts";

/**
 * In this order: waiting until older chats are read for their entities; erasing stored chats, quarantine entries, and
 * copies in KV.
 */
const STEPS = ["waiting", "chats", "quarantine", "copies", "done"] as const;
type Step = (typeof STEPS)[number] | typeof HELD;

/** Instead of these steps while the chat is on hold. */
const HELD = "held";

/** Prefix of the steps of erasures by entity: see `written`. */
const BY_ENTITY = "entity-";

/** A requested erasure and its progress. */
export interface Erasure {
  readonly id: string;
  /** Who asked for it. */
  readonly actor: Actor;
  readonly subject: Subject;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  readonly endedAt: number | null;
  readonly step: Step;
  /** The quarantine entry that was examined last. */
  readonly seen: string;
  /** Up to which entry runs were reading when they were last heard of, and how many runs; null: none. */
  readonly looking: Looking | null;
  /** How many entries could not be read, so that it is unknown whose they are, and the first of them. */
  readonly unreadable: number;
  readonly unreadableIds: readonly string[];
  /** How many chats were on hold: each has a waiting erasure of its own. */
  readonly held: number;
  /** The names of the first chats with a stored revision that could not be read for its entity. */
  readonly unreadChats: readonly string[];
  readonly erased: Erased;
}

/** Bodies that a run was about to read, without a record that it did. */
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

/** Starts an erasure, or starts it again if an earlier one has ended; one in progress continues. */
export async function beginErasure(db: Database, subject: Subject, actor: Actor, now: number): Promise<Erasure> {
  const id = erasureId(subject);
  const { kind, projectId } = subject;
  const chat: ChatKey | null = kind === "chat" ? { projectId, chatId: subject.id } : null;
  const what = `${kind} ${projectId}/${subject.id}`;
  const entry: AuditEntry = { actor, at: now, action: "asked-to-erase", chat, what };
  const { who, door } = actorColumns(actor);
  const first = written(kind, kind === "entity" ? "waiting" : "chats");
  const [, , rows = []] = await db.batch([
    {
      sql: `INSERT INTO erasures (id, kind, project_id, subject, who, door, asked_at, step, seen, unreadable,
              chats, revisions, alerts, deliveries, quarantined)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', 0, 0, 0, 0, 0, 0)
            ON CONFLICT DO UPDATE SET who = excluded.who, door = excluded.door, asked_at = excluded.asked_at,
              step = excluded.step, seen = '', looking = '', unreadable = 0, unreadable_ids = '[]', held = 0,
              unread_chats = '[]', found_at = NULL, ended_at = NULL WHERE ended_at IS NOT NULL`,
      values: [id, kind, projectId, subject.id, who, door, now, first],
    },
    auditStatementWhere(entry, begunStatement(id, now)),
    { sql: `SELECT * FROM erasures WHERE id = ?`, values: [id] },
  ]);
  return readErasure(rows[0]);
}

/** Null if there is none with this id. */
export async function findErasure(db: Database, id: string): Promise<Erasure | null> {
  const [[found] = []] = await db.batch([{ sql: "SELECT * FROM erasures WHERE id = ?", values: [id] }]);
  return found === undefined ? null : readErasure(found);
}

/** The oldest one that still has something to find. */
export async function nextErasure(db: Database): Promise<Erasure | null> {
  const [[found] = []] = await db.batch([
    {
      sql: `SELECT * FROM erasures INDEXED BY erasures_working
            WHERE ended_at IS NULL AND step IN ('chats', 'quarantine', 'entity-chats', 'entity-quarantine')
            ORDER BY asked_at LIMIT 1`,
      values: [],
    },
  ]);
  return found === undefined ? null : readErasure(found);
}

/** Goes to the next step, once, if the condition holds. */
export function stepStatement(
  { id, step, subject: { kind } }: Erasure,
  now: number,
  condition: Statement = { sql: "TRUE", values: [] },
): Statement {
  const next = step === HELD ? "chats" : (STEPS[STEPS.indexOf(step) + 1] ?? "done");
  return {
    sql: `UPDATE erasures SET step = ?, seen = '', looking = '', found_at = iif(?, ?, found_at)
          WHERE id = ? AND step = ? AND ${condition.sql}`,
    values: [written(kind, next), Number(next === "copies"), now, id, written(kind, step), ...condition.values],
  };
}

/** Whether an erasure by entity is waiting until older chats have been read: a condition. */
export const IS_AWAITED = `EXISTS (SELECT 1 FROM erasures WHERE ended_at IS NULL AND step = '${written("entity", "waiting")}')`;

/** How many chats are named. */
const NAMED_CHATS = 20;

/**
 * Everything that arrived until then has been read for its entity, or could not be: erasures that were requested by
 * then continue.
 */
export function readThroughStatement(until: number, condition: Statement): Statement {
  const [waiting, next] = [written("entity", "waiting"), written("entity", "chats")];
  return {
    sql: `UPDATE erasures SET step = ?, unread_chats = (SELECT json_group_array(chat) FROM (
              SELECT DISTINCT project_id || '/' || chat_id AS chat FROM revisions
              WHERE columns_read = 0 AND project_id = erasures.project_id LIMIT ${NAMED_CHATS}))
          WHERE ended_at IS NULL AND step = ? AND asked_at <= ? AND ${condition.sql}`,
    values: [next, waiting, until, ...condition.values],
  };
}

/**
 * The stored form of a step. Older versions stop at an unknown kind, so they must not find such an erasure, which they
 * search by its step.
 */
export function written(kind: Subject["kind"], step: Step): string {
  return kind === "entity" ? `${BY_ENTITY}${step}` : step;
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

const names = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

const row = v.object({
  ...counts,
  id: v.string(),
  kind: v.picklist(NAMED),
  project_id: v.number(),
  subject: v.number(),
  who: v.string(),
  door: v.string(),
  asked_at: v.number(),
  step: v.pipe(
    v.string(),
    v.transform((step) => (step.startsWith(BY_ENTITY) ? step.slice(BY_ENTITY.length) : step)),
    v.picklist([...STEPS, HELD]),
  ),
  seen: v.string(),
  looking: v.string(),
  unreadable: v.number(),
  held: v.number(),
  unreadable_ids: names,
  unread_chats: names,
  ended_at: v.nullable(v.number()),
});

function readErasure(value: unknown): Erasure {
  const { kind, project_id: projectId, subject, asked_at: askedAt, ended_at: endedAt, ...read } = v.parse(row, value);
  const { chats, revisions, alerts, deliveries, quarantined, looking, ...others } = read;
  const { unreadable_ids: unreadableIds, unread_chats: unreadChats, who, door, ...rest } = others;
  const erased = { chats, revisions, alerts, deliveries, quarantined };
  const [, tries, upTo] = /^(\d+)\/(.+)$/.exec(looking) ?? [];
  return {
    ...rest,
    actor: namedActor(who, door),
    ...{ subject: { kind, projectId, id: subject }, askedAt, endedAt, erased, unreadableIds, unreadChats },
    looking: upTo === undefined ? null : { upTo, tries: Number(tries) },
  };
}

/** How many erasures that wait for KV are examined for finished ones, oldest first. */
const EXAMINED = 50;

/**
 * What KV has not confirmed yet: the copies of what this erasure erased. Copies of a chat that another erasure erased
 * before count too; for a contact or entity, any chat erased in the same project before everything was found may have
 * belonged to it, so all of these count. KV deletes what was noted first before the rest.
 */
const UNCONFIRMED = `(
    EXISTS (SELECT 1 FROM stale_copies WHERE stale_copies.erasure = erasures.id AND stale_copies.erasure IS NOT NULL
      AND again_at IS NOT NULL)
    OR (kind = 'chat' AND EXISTS (SELECT 1 FROM stale_copies WHERE chat_id = erasures.subject
      AND stale_copies.project_id = erasures.project_id AND erasure IS NOT NULL AND again_at IS NOT NULL))
    OR (kind <> 'chat' AND EXISTS (SELECT 1 FROM stale_copies INDEXED BY stale_unconfirmed
      WHERE stale_copies.project_id = erasures.project_id AND due_at <= coalesce(found_at, asked_at)
      AND erasure IS NOT NULL AND again_at IS NOT NULL)))`;

/**
 * Erasures with nothing left to do, at most `most`: KV has confirmed that every copy is deleted. `also`: the one that
 * was just worked on, whatever its position; null: none.
 */
export async function finishedErasures(db: Database, also: string | null, most: number): Promise<readonly Erasure[]> {
  const copying = "ended_at IS NULL AND step IN ('copies', 'entity-copies')";
  const first = `SELECT * FROM erasures INDEXED BY erasures_copying WHERE ${copying} ORDER BY asked_at LIMIT ${EXAMINED}`;
  const those =
    also === null ? first : `SELECT * FROM erasures WHERE id = ?2 AND ${copying} UNION SELECT * FROM (${first})`;
  const [rows = []] = await db.batch([
    {
      sql: `SELECT * FROM (${those}) AS erasures WHERE NOT ${UNCONFIRMED} LIMIT ?1`,
      values: also === null ? [most] : [most, also],
    },
  ]);
  return rows.map(readErasure);
}

/** Ends it once, with the receipt in the audit list. */
export async function endErasure(db: Database, { id, subject: { kind } }: Erasure, receipt: AuditEntry): Promise<void> {
  const waits = written(kind, "copies");
  const open = { sql: "EXISTS (SELECT 1 FROM erasures WHERE id = ? AND step = ?)", values: [id, waits] };
  await db.batch([
    auditStatementWhere(receipt, open),
    {
      sql: "UPDATE erasures SET step = ?, ended_at = ? WHERE id = ? AND step = ?",
      values: [written(kind, "done"), receipt.at, id, waits],
    },
  ]);
}
