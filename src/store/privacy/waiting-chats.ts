import * as v from "valibot";
import { actorColumns } from "../../alerts/actor-columns.ts";
import type { ChatKey } from "../../chat/chat.ts";
import type { Subject } from "../../chat/mentions.ts";
import { auditStatements } from "../audit/log.ts";
import { chatColumns, withKey } from "../columns.ts";
import type { Database, Statement } from "../database.ts";
import { chatsLeft } from "./erase.ts";
import type { Erasure } from "./erasures.ts";
import { isHeld } from "./holds.ts";

/** A chat that will be erased when its hold ends. */
export interface WaitingChat {
  readonly key: ChatKey;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * Of an erasure's chats, those on hold each get an erasure of their own, requested by the same person, which waits
 * until the hold ends. An erasure of a single chat waits itself. Idempotent.
 */
export function waitStatements(erasure: Erasure, chats: Statement, now: number): readonly Statement[] {
  const { id, subject, actor } = erasure;
  const { who, door } = actorColumns(actor);
  const held = heldOf(chats, now);
  if (subject.kind === "chat") {
    return [
      {
        sql: `UPDATE erasures SET step = 'held' WHERE id = ? AND step = 'chats' AND EXISTS (${held.sql})`,
        values: [id, ...held.values],
      },
    ];
  }
  const done = {
    sql: `SELECT ? || ' ' || project_id || '-' || chat_id AS id, chat_id, project_id, ? AS what FROM (${held.sql})`,
    values: [
      id,
      `of ${subject.kind} ${subject.projectId}/${subject.id}: waits for the end of its hold`,
      ...held.values,
    ],
  };
  return [
    auditStatements({ at: erasure.askedAt, actor, action: "asked-to-erase" }, done),
    {
      sql: `INSERT INTO erasures (id, kind, project_id, subject, who, door, asked_at, step, seen, unreadable, chats,
              revisions, alerts, deliveries, quarantined)
            SELECT 'chat-' || project_id || '-' || chat_id, 'chat', project_id, chat_id, ?, ?, ?, 'held', '', 0, 0, 0, 0,
              0, 0 FROM (${held.sql}) WHERE TRUE
            ON CONFLICT DO UPDATE SET who = excluded.who, door = excluded.door, asked_at = excluded.asked_at,
              step = excluded.step, seen = '', looking = '', unreadable = 0, ended_at = NULL WHERE ended_at IS NOT NULL`,
      values: [who, door, erasure.askedAt, ...held.values],
    },
    {
      sql: `UPDATE erasures SET held = max(held, (SELECT count(*) FROM (${held.sql}))) WHERE id = ?`,
      values: [...held.values, id],
    },
  ];
}

/** None of these chats is on hold: a condition. */
export function noneHeld(chats: Statement, now: number): Statement {
  const { sql, values } = heldOf(chats, now);
  return { sql: `NOT EXISTS (${sql})`, values };
}

/** How many are named. */
const NAMED = 50;

/** The chats of a subject that wait for the end of a hold, ordered by that end. */
export async function waitingChats(db: Database, subject: Subject, now: number): Promise<readonly WaitingChat[]> {
  const { sql, values } = chatsLeft(subject);
  const [rows] = await db.batch([
    {
      sql: `SELECT holds.project_id, holds.chat_id, ends_at FROM (${sql}) AS chat
            JOIN holds ON holds.chat_id = chat.chat_id AND holds.project_id = chat.project_id AND ends_at > ?
            JOIN erasures ON erasures.id = 'chat-' || chat.project_id || '-' || chat.chat_id AND step = 'held'
            ORDER BY ends_at LIMIT ${NAMED}`,
      values: [...values, now],
    },
  ]);
  return v.parse(v.array(row), rows).map(({ ends_at: until, ...read }) => ({ ...withKey(read), until }));
}

function heldOf({ sql, values }: Statement, now: number): Statement {
  const held = isHeld("chat", now);
  return {
    sql: `SELECT chat.chat_id, chat.project_id FROM (${sql}) AS chat WHERE ${held.sql}`,
    values: [...values, ...held.values],
  };
}

const row = v.object({ ...chatColumns, ends_at: v.number() });
