import { type AttemptRecord, type MessageState, slotOf, storedProgress } from "../../alerts/message-state.ts";
import { type StoredWithNote, said } from "../../alerts/stored-code.ts";
import type { Statement } from "../database.ts";
import { instantsOfPending, markStatement } from "../statistics/recompute-marks.ts";
import { rememberMessages } from "./earlier-messages.ts";

/** What became of a message, as D1 is told it. Instants in milliseconds since 1970. */
export interface Settled {
  readonly message: MessageState;
  /** Those that D1 may not know. */
  readonly attempts: readonly AttemptRecord[];
  readonly joined: readonly string[];
  readonly absorbed: readonly string[];
  readonly left: readonly string[];
  readonly ended: readonly (StoredWithNote & { readonly id: string; readonly status: string })[];
  readonly code: string;
  readonly args: string;
  /** Null while it waits. */
  readonly end: { readonly status: string; readonly at: number; readonly ref: string | null } | null;
}

/**
 * Records what became of messages, once: a repeated call changes nothing, and one that comes late undoes nothing. What
 * it writes for an attempt does not grow with the deliveries that wait on.
 */
export function settleStatements(target: string, settled: readonly Settled[], now: number): readonly Statement[] {
  const ended = settled.flatMap((one) => {
    const { id: message, version } = one.message;
    // D1 keeps nothing of a message that was never sent, by which it would know what it was told.
    const asOf = isKept(one.message) ? null : asOfWhen(one);
    const isIn = isKept(one.message);
    return one.ended.map((end) => ({ ...end, message, version, asOf, isIn: isIn && end.status !== "suppressed" }));
  });
  const joined = settled.flatMap(({ message: { id: message, version }, joined }) =>
    joined.map((id) => ({ id, message, version })),
  );
  const left = settled.flatMap(({ message: { id: message, version }, left }) =>
    left.map((id) => ({ id, message, version })),
  );
  const absorbed = settled.flatMap(({ message: { id: message, version }, absorbed }) =>
    absorbed.map((id) => ({ id, message, version })),
  );
  // What was never sent is no message: its deliveries alone say how they ended.
  const messages = settled.filter(({ message }) => isKept(message));
  return [
    ...(ended.length === 0 ? [] : [markStatement([instantsOfPending(ended.map(({ id }) => id))], now)]),
    ...(ended.length === 0 ? [] : [endedStatement(ended, now)]),
    ...(joined.length === 0 ? [] : [joinedStatement(joined)]),
    ...(left.length === 0 ? [] : [leftStatement(left)]),
    ...(absorbed.length === 0 ? [] : [absorbedStatement(absorbed, now)]),
    ...(messages.length === 0 ? [] : [attemptsStatement(messages), messagesStatement(target, messages)]),
  ];
}

/** One whose recipients are all marked ends without a request: its parts say why. */
function isKept({ made, progress }: MessageState): boolean {
  return made > 0 || progress !== undefined;
}

/** Holds where D1 does not know this version of the message yet. `told` is a row of what is told. */
const IS_NEWS = `NOT EXISTS (SELECT 1 FROM messages WHERE messages.id = told.value ->> 'message'
  AND messages.version >= told.value ->> 'version')`;

/** Holds where a delivery has not been sent again by hand since: that makes it due then. */
const IS_NOT_AGAIN = "(told.value ->> 'asOf' IS NULL OR deliveries.due_at <= told.value ->> 'asOf')";

/** When the last of what is told came about. */
function asOfWhen({ end, attempts }: Pick<Settled, "end" | "attempts">): number | null {
  const last = attempts.at(-1);
  return end?.at ?? (last === undefined ? null : last.at + last.milliseconds);
}

/** Why they ended, and when: takes the instant twice. */
const ENDED = `note = told.value ->> 'note', code = told.value ->> 'code', args = told.value ->> 'args', code_at = ?,
  ended_at = ?`;

/** The message in which a delivery ended: its attempts covered it. */
const IN_AT_END = "iif(told.value ->> 'isIn', told.value ->> 'message', message)";

function endedStatement(ended: readonly object[], now: number): Statement {
  return {
    sql: `UPDATE deliveries SET status = told.value ->> 'status', ${ENDED}, ref = NULL,
            message = ${IN_AT_END}, ${rememberMessages(IN_AT_END)}
          FROM json_each(?) AS told
          WHERE deliveries.id = told.value ->> 'id' AND deliveries.status = 'pending' AND ${IS_NEWS}
            AND ${IS_NOT_AGAIN}`,
    values: [now, now, JSON.stringify(ended)],
  };
}

function joinedStatement(joined: readonly object[]): Statement {
  return {
    sql: `UPDATE deliveries SET message = told.value ->> 'message', ${rememberMessages("told.value ->> 'message'")}
          FROM json_each(?) AS told
          WHERE deliveries.id = told.value ->> 'id' AND deliveries.status = 'pending'
            AND deliveries.message IS NOT told.value ->> 'message' AND ${IS_NEWS}`,
    values: [JSON.stringify(joined)],
  };
}

/** In no message again. */
function leftStatement(left: readonly object[]): Statement {
  return {
    sql: `UPDATE deliveries SET message = NULL, ${rememberMessages("NULL")} FROM json_each(?) AS told
          WHERE deliveries.id = told.value ->> 'id' AND deliveries.status = 'pending' AND ${IS_NEWS}`,
    values: [JSON.stringify(left)],
  };
}

function absorbedStatement(absorbed: readonly object[], now: number): Statement {
  return {
    sql: `UPDATE messages SET status = 'absorbed', code = 'absorbed',
            args = json_object('into', told.value ->> 'message'), ended_at = ?
          FROM json_each(?) AS told
          WHERE messages.id = told.value ->> 'id' AND messages.status = 'pending'
            AND NOT EXISTS (SELECT 1 FROM messages AS into_it WHERE into_it.id = told.value ->> 'message'
              AND into_it.version >= told.value ->> 'version')`,
    values: [now, JSON.stringify(absorbed)],
  };
}

function attemptsStatement(settled: readonly Settled[]): Statement {
  const rows = settled.flatMap(({ message: { id: message, version }, attempts }) =>
    attempts.map((attempt) => ({ ...attempt, message, version, slot: slotOf(attempt.number) })),
  );
  return {
    sql: `INSERT INTO attempts (message, slot, number, at, milliseconds, outcome, status, code, args, covered, part)
          SELECT value ->> 'message', value ->> 'slot', value ->> 'number', value ->> 'at', value ->> 'milliseconds',
            value ->> 'outcome', value ->> 'status', value ->> 'code', value ->> 'args', value ->> 'covered',
            value ->> 'part'
          FROM json_each(?) AS told WHERE ${IS_NEWS}
          ON CONFLICT DO UPDATE SET number = excluded.number, at = excluded.at, milliseconds = excluded.milliseconds,
            outcome = excluded.outcome, status = excluded.status, code = excluded.code, args = excluded.args,
            covered = excluded.covered, part = excluded.part
          WHERE attempts.number < excluded.number`,
    values: [JSON.stringify(rows)],
  };
}

function messagesStatement(target: string, settled: readonly Settled[]): Statement {
  const rows = settled.map(({ message, code, args, end }) => {
    const { content: _content, progress: _progress, ...columns } = message;
    return {
      ...{ ...columns, parts: storedProgress(message), code, args },
      ...(end === null
        ? { status: "pending", endedAt: null, ref: null }
        : { status: end.status, endedAt: end.at, ref: end.ref }),
    };
  });
  return {
    sql: `INSERT INTO messages (id, target, kind, form, deliveries, status, code, args, made, version, created_at, due_at,
            ended_at, ref, parts)
          SELECT value ->> 'id', ?, value ->> 'kind', value ->> 'form', value -> 'members', value ->> 'status',
            value ->> 'code', value ->> 'args', value ->> 'made', value ->> 'version', value ->> 'createdAt',
            value ->> 'dueAt', value ->> 'endedAt', value ->> 'ref', value ->> 'parts'
          FROM json_each(?) WHERE true
          ON CONFLICT DO UPDATE SET form = excluded.form, deliveries = excluded.deliveries, status = excluded.status,
            code = excluded.code, args = excluded.args, made = excluded.made, version = excluded.version,
            due_at = excluded.due_at, ended_at = excluded.ended_at, ref = coalesce(excluded.ref, messages.ref),
            parts = excluded.parts
          WHERE messages.version < excluded.version`,
    values: [target, JSON.stringify(rows)],
  };
}

/** So much of a note is kept where D1 refuses the whole: it may have been too large. */
const NOTE = 200;

/** What D1 refuses permanently as a whole: how its deliveries ended, and nothing else. */
export function endedAloneStatement(settled: Pick<Settled, "ended" | "end" | "attempts">, now: number): Statement {
  const asOf = asOfWhen(settled);
  return {
    sql: `UPDATE deliveries SET status = told.value ->> 'status', ${ENDED}, ref = NULL
          FROM json_each(?) AS told
          WHERE deliveries.id = told.value ->> 'id' AND deliveries.status = 'pending' AND ${IS_NOT_AGAIN}`,
    values: [now, now, JSON.stringify(settled.ended.map((end) => ({ ...shortened(end), asOf })))],
  };
}

function shortened({ id, status, note, ...stored }: Settled["ended"][number]): Settled["ended"][number] {
  if (note.length + stored.args.length <= NOTE) return { id, status, note, ...stored };
  const short = note.slice(0, NOTE);
  return { id, status, note: short, ...said(short) };
}

/** In no message again, as if they were new; but not before `earliest`, nor before they are due by their own waits. */
export function beginAnewStatement(members: MessageState["members"], earliest: number): Statement {
  return {
    sql: `UPDATE deliveries SET message = NULL, due_at = max(?, told.value ->> 'dueAt'), ${rememberMessages("NULL")}
          FROM json_each(?) AS told
          WHERE deliveries.id = told.value ->> 'id' AND deliveries.status = 'pending'`,
    values: [earliest, JSON.stringify(members.map(({ id, dueAt }) => ({ id, dueAt })))],
  };
}

/** A target has recovered: what waits only because it failed before is due now. What is held for its hours stays held. */
export function retryFailedNowStatements(target: string, now: number): readonly Statement[] {
  return [
    {
      // Of versions before messages were kept, by the index failed_before. What is no JSON fails no other.
      sql: `UPDATE deliveries SET due_at = ?1 WHERE target = ?2 AND status = 'pending' AND attempts <> '[]' AND due_at > ?1
              AND iif(json_valid(attempts), json_array_length(attempts), 0) > again_from`,
      values: [now, target],
    },
    {
      sql: "UPDATE messages SET due_at = ?1 WHERE target = ?2 AND status = 'pending' AND due_at > ?1",
      values: [now, target],
    },
  ];
}
