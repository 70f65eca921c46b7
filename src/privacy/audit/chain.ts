import type { Actor } from "../../alerts/actor.ts";
import { actorOfOlderRow } from "../../alerts/actor-columns.ts";
import { type ChatKey, chatName } from "../../chat/chat.ts";
import { DAY, HOUR } from "../../time/durations.ts";

// The seal of a day is computed from the rows as programs see them, so that an export is enough to compute it again.

/** A row of the audit list as programs see it. */
export interface AuditRow {
  /** ISO 8601 in UTC, with milliseconds. */
  readonly at: string;
  readonly id: string;
  readonly who: string;
  readonly door: string;
  readonly action: string;
  readonly chat: string | null;
  readonly what: string;
  /** Absent in what an older version exported. */
  readonly actor?: Actor | undefined;
}

/** `at` in milliseconds since 1970. */
export type StoredRow = Omit<AuditRow, "at" | "chat"> & { readonly at: number; readonly chat: ChatKey | null };

export function auditRow({ at, id, who, door, action, chat, what, actor }: StoredRow): AuditRow {
  return {
    ...{ at: new Date(at).toISOString(), id, who, door, action },
    ...{ chat: chat === null ? null : chatName(chat), what, actor },
  };
}

/** So long after its end a day is sealed, in milliseconds: what was done in it has been written by then. */
export const SEALED_AFTER = 2 * HOUR;

/** So many rows are hashed at once, the last portion of a day excepted. Another number gives other seals. */
export const PORTION = 250;

export function beginDay(day: number, previous: string | null): Promise<string> {
  return sha256(`audit list 1\n${dayName(day)}\n${previous ?? ""}`);
}

/** The rows by time, then by id as in UTF-8. */
export function addPortion(hash: string, rows: readonly AuditRow[]): Promise<string> {
  return sha256([hash, ...rows.map(canonical)].join("\n"));
}

/** The seal of a day whose rows are all in the hash. */
export function endDay(hash: string, count: number): Promise<string> {
  return sha256(`${hash}\n${count}`);
}

/** A day is its number since 1970, in UTC. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY);
}

export function dayStart(day: number): number {
  return day * DAY;
}

/** The first day that begins at this instant or later. */
export function dayFrom(at: number): number {
  return Math.ceil(at / DAY);
}

/** "2026-11-24". */
export function dayName(day: number): string {
  return new Date(dayStart(day)).toISOString().slice(0, 10);
}

/**
 * JSON has no line end in it, so no two lists of rows are joined to the same text. An actor who is no other than `who`
 * and `door` say is left out, as older versions do: of one `who` and `door` no two actors come to the same text.
 */
export function canonical({ at, id, who, door, action, chat, what, actor }: AuditRow): string {
  const known = [at, id, who, door, action, chat, what];
  const said = actor === undefined ? null : identityText(actor);
  return JSON.stringify(said === null || said === identityText(actorOfOlderRow(who, door)) ? known : [...known, said]);
}

function identityText({ authMethod, id, name }: Actor): string {
  return JSON.stringify([authMethod, id, name]);
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  // Node has no toHex without a flag, and `npm run audit:verify` runs there.
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
