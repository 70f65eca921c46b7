import * as v from "valibot";
import { actorOf } from "../../alerts/actor-columns.ts";
import { argsToJson } from "../../alerts/stored-code.ts";
import { type ChatKey, chatName } from "../../chat/chat.ts";
import { ALERT_DOOR, ALERT_OUTCOME, END_CODE, FOLLOW_UP_OUTCOME } from "../columns.ts";
import type { Database, Row, Statement } from "../database.ts";
import { deliveriesInChats, keysQuery } from "../in-chats.ts";

// Everything that is stored of some chats, a bounded part at a time, in order of its keys: nothing is left out.

/** A customer within a project, by one id or both. */
export interface ExportedCustomer {
  readonly projectId: number;
  readonly contactId: number | null;
  readonly entityId: number | null;
}

/** Chat ids: after one, up to another. */
export interface IdRange {
  readonly after: number;
  readonly upTo: number;
}

/** The chats of which any revision names the customer, in order of their ids, at most `most`. */
export async function customerChats(
  db: Database,
  { projectId, contactId, entityId }: ExportedCustomer,
  { after, upTo }: IdRange,
  most: number,
): Promise<readonly ChatKey[]> {
  const by = (column: string, id: number): Statement => ({
    sql: `SELECT * FROM (SELECT DISTINCT chat_id FROM revisions
            WHERE project_id = ? AND ${column} = ? AND chat_id > ? AND chat_id <= ? ORDER BY chat_id LIMIT ?)`,
    values: [projectId, id, after, upTo, most],
  });
  const named = [
    ...(contactId === null ? [] : [by("contact_id", contactId)]),
    ...(entityId === null ? [] : [by("entity_id", entityId)]),
  ];
  if (named.length === 0) return [];
  const [rows] = await db.batch([
    {
      sql: `${named.map(({ sql }) => sql).join(" UNION ")} ORDER BY chat_id LIMIT ?`,
      values: [...named.flatMap(({ values }) => values), most],
    },
  ]);
  return v
    .parse(v.array(v.object({ chat_id: v.number() })), rows)
    .map(({ chat_id: chatId }) => ({ projectId, chatId }));
}

/** A stored row, and the chat that it belongs to. */
export interface ExportedRow {
  readonly chat: string;
  readonly [column: string]: unknown;
}

/** Some rows, and the key of the last one if others follow; null: these are the last. */
export interface ExportedPart {
  readonly entries: readonly ExportedRow[];
  readonly goesOn: RowKey | null;
}

/** A row's key, or a position before all keys. */
export type RowKey = readonly (string | number)[];

/** Each chat without its bodies, with its alert and its hold. Up to 25 chats at a time. */
export async function exportHeads(db: Database, keys: readonly ChatKey[]): Promise<readonly ExportedRow[]> {
  const these = keysQuery(keys);
  const [rows = []] = await db.batch([
    {
      sql: `SELECT chats.project_id, chats.chat_id, chats.revision, chats.revisions, chats.received_at, chats.queue,
              chats.first_queue, chats.agent, chats.platform, chats.disposition, chats.ticket_id, chats.entity_id,
              chats.is_spam, iif(alerts.chat_id IS NULL, NULL, json_object('reasons', json(alerts.reasons), 'state', alerts.state,
                'openedAt', alerts.opened_at, 'since', alerts.since, 'who', alerts.who, 'door', ${ALERT_DOOR}, 'outcome', ${ALERT_OUTCOME},
                'summary', json(alerts.summary))) AS alert,
              iif(holds.chat_id IS NULL, NULL, json_object('until', holds.ends_at, 'reason', holds.reason, 'who', holds.who,
                'door', holds.door, 'made', holds.made_at)) AS hold
            FROM (${these.sql}) AS asked
            CROSS JOIN chats ON chats.chat_id = asked.chat_id AND chats.project_id = asked.project_id
            LEFT JOIN alerts ON alerts.chat_id = chats.chat_id AND alerts.project_id = chats.project_id
            LEFT JOIN holds ON holds.chat_id = chats.chat_id AND holds.project_id = chats.project_id
            ORDER BY chats.chat_id`,
      values: these.values,
    },
  ]);
  return rows.map((row) => {
    const { alert, hold, is_spam: isSpam, ...rest } = row;
    return { ...named(rest), spam: isSpam === 1, alert: withInstants(alert), hold: withInstants(hold) };
  });
}

/** All changes of their alerts. */
export function exportFollowUps(
  db: Database,
  keys: readonly ChatKey[],
  after: RowKey | null,
  most: number,
): Promise<ExportedPart> {
  return partOf(db, {
    columns: `follow_ups.project_id, follow_ups.chat_id, change, at, who, door, who_id, who_name, action, ${FOLLOW_UP_OUTCOME} AS outcome, note`,
    from: joined("follow_ups", keys),
    key: ["follow_ups.chat_id", "change"],
    ...{ after, most },
  });
}

/** Their deliveries with targets and outcomes. */
export function exportDeliveries(
  db: Database,
  keys: readonly ChatKey[],
  after: RowKey | null,
  most: number,
): Promise<ExportedPart> {
  const these = deliveriesInChats(keysQuery(keys));
  return partOf(db, {
    columns: `project_id, chat_id, id, kind, target, rule, other_target, reasons, status, note, ${END_CODE} AS code, args,
      created_at, due_at, ended_at`,
    from: { sql: `deliveries WHERE ${these.sql}`, values: these.values },
    key: ["id"],
    ...{ after, most },
  });
}

/** Their audit entries. */
export function exportAudit(
  db: Database,
  keys: readonly ChatKey[],
  after: RowKey | null,
  most: number,
): Promise<ExportedPart> {
  return partOf(db, {
    columns: "audit.project_id, audit.chat_id, at, id, who, door, who_id, who_name, action, what",
    from: joined("audit", keys),
    key: ["audit.chat_id", "at", "id"],
    ...{ after, most },
  });
}

/** What is read, with conditions appended, in order of its key. */
interface Reading {
  readonly columns: string;
  readonly from: Statement;
  readonly key: readonly string[];
  readonly after: RowKey | null;
  readonly most: number;
}

/** The rows of a table that belong to these chats. */
export function joined(table: string, keys: readonly ChatKey[]): Statement {
  const { sql, values } = keysQuery(keys);
  const on = `${table}.chat_id = asked.chat_id AND ${table}.project_id = asked.project_id`;
  return { sql: `(${sql} ORDER BY 1) AS asked CROSS JOIN ${table} ON ${on} WHERE TRUE`, values };
}

export async function partOf(db: Database, { columns, from, key, after, most }: Reading): Promise<ExportedPart> {
  const beyond = after === null ? "TRUE" : `(${key.join(", ")}) > (${key.map(() => "?").join(", ")})`;
  const [rows = []] = await db.batch([
    {
      sql: `SELECT json_array(${key.join(", ")}) AS place, ${columns} FROM ${from.sql} AND ${beyond}
            ORDER BY ${key.join(", ")} LIMIT ?`,
      values: [...from.values, ...(after ?? []), most + 1],
    },
  ]);
  const shown = rows.slice(0, most);
  const last = shown.at(-1);
  return {
    entries: shown.map(({ place: _, ...row }) => named(row)),
    goesOn: rows.length > most && last !== undefined ? v.parse(placeText, last.place) : null,
  };
}

const placeText = v.pipe(v.string(), v.parseJson(), v.array(v.union([v.string(), v.number()])));

/** A row for programs: instants as ISO 8601 in UTC, lists as lists, names as elsewhere in JSON. */
function named(row: Row): ExportedRow {
  const { project_id: projectId, chat_id: chatId, who_id: whoId = null, who_name: whoName = null, ...columns } = row;
  const entries = Object.entries(columns).map(([column, value]) => {
    const name = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    const isInstant = (column === "at" || column.endsWith("_at")) && typeof value === "number";
    if (column === "reasons") return [name, parsed(value)] as const;
    // Without a code they are nobody's.
    if (column === "args") return [name, typeof columns.code === "string" ? argsToJson(value) : null] as const;
    return [name, isInstant ? new Date(value).toISOString() : value] as const;
  });
  const chat = chatName({ projectId: Number(projectId), chatId: Number(chatId) });
  return { chat, ...Object.fromEntries(entries), ...("who" in row ? actorIn({ ...columns, whoId, whoName }) : {}) };
}

const actorColumns = v.object({
  who: v.nullable(v.string()),
  door: v.nullable(v.string()),
  whoId: v.nullable(v.string()),
  whoName: v.nullable(v.string()),
});

function actorIn(columns: unknown) {
  return { actor: actorOf(v.parse(actorColumns, columns)) };
}

const INSTANTS: readonly string[] = ["openedAt", "since", "until", "made"];

/** A JSON object with instants as in the rows. */
function withInstants(json: unknown): unknown {
  if (typeof json !== "string") return null;
  return JSON.parse(json, (name, value: unknown) =>
    INSTANTS.includes(name) && typeof value === "number" ? new Date(value).toISOString() : value,
  );
}

function parsed(json: unknown): unknown {
  return typeof json === "string" ? JSON.parse(json) : null;
}
