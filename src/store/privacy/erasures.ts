import * as v from "valibot";
import type { Actor } from "../../alerts/actor.ts";
import { actorColumns, namedActor } from "../../alerts/actor-columns.ts";
import type { ChatKey } from "../../chat/chat.ts";
import { NAMED, type Subject } from "../../chat/mentions.ts";
import { type AuditEntry, auditStatementWhere } from "../audit/log.ts";
import type { Database, Statement } from "../database.ts";

/**
 * In this order: older chats are read for their entities, what is stored is erased, what may be in quarantine, what KV
 * still has.
 */
const STEPS = ["waiting", "chats", "quarantine", "copies", "done"] as const;
type Step = (typeof STEPS)[number] | typeof HELD;

/** Instead of these, for as long as the chat is on hold. */
const HELD = "held";

/** How steps of erasures by entity are written: see `written`. */
const BY_ENTITY = "entity-";

/** An erasure that somebody asked for, and how far it is. */
export interface Erasure {
  readonly id: string;
  /** Who asked for it. */
  readonly actor: Actor;
  readonly subject: Subject;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  readonly endedAt: number | null;
  readonly step: Step;
  /** The entry of the quarantine that was looked at last. */
  readonly seen: string;
  /** Up to which entry runs were reading when they were last heard of, and how many did; null: none. */
  readonly looking: Looking | null;
  /** How many entries of those could not be read: nobody can say whose they are. And which the first of them are. */
  readonly unreadable: number;
  readonly unreadableIds: readonly string[];
  /** How many chats were on hold: each has an erasure of its own, which waits. */
  readonly held: number;
  /** Chats of which a stored revision could not be read for its entity, by their names: the first of them. */
  readonly unreadChats: readonly string[];
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
export async function beginErasure(db: Database, subject: Subject, actor: Actor, now: number): Promise<Erasure> {
  const id = erasureId(subject);
  const { kind, projectId } = subject;
  const chat: ChatKey | null = kind === "chat" ? { projectId, chatId: subject.id } : null;
  const what = `${kind} ${projectId}/${subject.id}`;
  const deed: AuditEntry = { actor, at: now, action: "asked-to-erase", chat, what };
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
    auditStatementWhere(deed, begunStatement(id, now)),
    { sql: `SELECT * FROM erasures WHERE id = ?`, values: [id] },
  ]);
  return readErasure(rows[0]);
}

/** Null when there is none of this id. */
export async function findErasure(db: Database, id: string): Promise<Erasure | null> {
  const [[found] = []] = await db.batch([{ sql: "SELECT * FROM erasures WHERE id = ?", values: [id] }]);
  return found === undefined ? null : readErasure(found);
}

/** The one that was asked for first, of those that have still to look for what they erase. */
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

/** Goes on to the next step, once, where the condition holds. */
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

/** Whether an erasure by entity waits until older chats have been read: a condition. */
export const IS_AWAITED = `EXISTS (SELECT 1 FROM erasures WHERE ended_at IS NULL AND step = '${written("entity", "waiting")}')`;

/** So many chats are named. */
const NAMED_CHATS = 20;

/** All that came until then has been read for its entity, or could not be: those that were asked for by then go on. */
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
 * How a step is written. Older versions stop at a kind that they do not know: so they must not come across an erasure of
 * it, which they look for by its step.
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

/** So many erasures that wait for KV are looked at for one that waits no longer, those that were asked for first. */
const EXAMINED = 50;

/**
 * What KV has not confirmed yet: the copies of what this erasure took. Those of a chat that another one took before count
 * too, and to a contact or entity any chat may have belonged that was erased in the same project until everything was
 * found, so all of these are waited for. KV deletes what was noted first before the rest.
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
 * Those for which nothing is left to be done, at most `most`: KV has confirmed that every copy is deleted. `also` is the
 * one that was worked on just now, wherever it stands in the line; null: none.
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

/** Ends it, with the receipt in the audit list; once. */
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
