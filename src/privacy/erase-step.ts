import type { BodyHeaders } from "../chat/body-text.ts";
import { type Chat, type ChatKey, chatName } from "../chat/chat.ts";
import { chatsNamed, isNamed, mentionsIn, type Subject } from "../chat/mentions.ts";
import type { Columns } from "../store/chats/arrival.ts";
import type { Database } from "../store/database.ts";
import { keysQuery } from "../store/in-chats.ts";
import type { TranscriptCache } from "../store/kv/transcript-cache.ts";
import { chatsLeft, chatsToErase, eraseStatements } from "../store/privacy/erase.ts";
import {
  erasedAmong,
  lookedStatements,
  lookingStatement,
  nextKept,
  readKept,
} from "../store/privacy/erase-quarantine.ts";
import { type Erasure, stepStatement } from "../store/privacy/erasures.ts";
import { noneHeld, waitStatements } from "../store/privacy/waiting-chats.ts";

/** A body from the quarantine that could be decoded. */
export interface Reread {
  /** Null: it is still not a chat. */
  readonly chat: Chat | null;
  readonly json: unknown;
  /** The JSON text of it. */
  readonly text: string;
}

/** How much of older chats one run reads for their columns: revisions, their bytes, and chats. */
export interface Pace {
  readonly revisions: number;
  readonly bytes: number;
  readonly chats: number;
}

/** The ports of retention and erasure. */
export interface PrivacyPorts {
  readonly db: Database;
  readonly copy: TranscriptCache;
  /** Decodes a body from the quarantine with the current settings; null if that fails. */
  reread(body: Uint8Array<ArrayBuffer>, iv: string, headers: BodyHeaders): Promise<Reread | null>;
  /** The columns of a stored body; null if it cannot be read. */
  columnsOf(body: Uint8Array<ArrayBuffer>): Columns | null;
  readonly pace: Pace;
  log(event: Readonly<Record<string, unknown>>): void;
}

/** Chats per transaction. */
const CHATS = 20;

/** A body that has ended this many runs is skipped: it is then unknown whose it is. */
const TRIES = 3;

/** How many of the chats that a quarantined body names are looked up among the erased ones. */
const MENTIONED = 100;

/** The maximum of statements in one step of an erasure; and in one through the quarantine that finds no chat. */
export const ERASE_STATEMENTS = 21;
export const NO_CHAT_STATEMENTS = 9;

/**
 * One transaction's share of an erasure, if there are enough statements left; otherwise the next run does it. If a run
 * ends before or after the transaction, the next one continues there.
 */
export async function eraseStep(
  reach: PrivacyPorts,
  erasure: Erasure,
  now: number,
  room = ERASE_STATEMENTS,
): Promise<void> {
  if (erasure.step === "chats") await eraseChats(reach, erasure, now);
  if (erasure.step === "quarantine") await eraseQuarantined(reach, erasure, now, room);
}

async function eraseChats({ db }: PrivacyPorts, erasure: Erasure, now: number): Promise<void> {
  const { subject } = erasure;
  const keys = await chatsToErase(db, subject, CHATS, now);
  if (keys.length === 0) {
    await db.batch([...waitStatements(erasure, chatsLeft(subject), now), stepStatement(erasure, now)]);
    return;
  }
  await db.batch([
    ...eraseStatements(erasure.id, keys, now),
    // If some are on hold, the next step handles them.
    ...(keys.length < CHATS ? [stepStatement(erasure, now, noneHeld(chatsLeft(subject), now))] : []),
  ]);
}

/**
 * Erases everything that names the subject, whether or not it is a chat. A body that could not be decoded on arrival
 * may be readable now, if a key was corrected since.
 */
async function eraseQuarantined(reach: PrivacyPorts, erasure: Erasure, now: number, room: number): Promise<void> {
  const { db, reread, log } = reach;
  const { ids: next, isLast } = await nextKept(db, erasure);
  const isShort = room < ERASE_STATEMENTS;
  if (isShort && erasure.looking !== null) return;
  const upTo = next.at(-1) ?? erasure.seen;
  const tries = erasure.looking !== null && erasure.looking.upTo === next[0] ? erasure.looking.tries : 0;
  if (tries >= TRIES) {
    log({ event: "erasure", outcome: "too-expensive", erasure: erasure.id, quarantine: upTo });
    await db.batch([
      ...lookedStatements(erasure, { seen: upTo, ids: [], unreadable: next }),
      ...(isLast ? [stepStatement(erasure, now)] : []),
    ]);
    return;
  }
  if (next.length > 0 && !isShort) await db.batch([lookingStatement(erasure, { upTo, tries: tries + 1 })]);
  const entries = next.length === 0 ? [] : await readKept(db, next);
  const read: Looked[] = [];
  const unreadable: string[] = [];
  for (const { id, bytes, iv, headers } of entries) {
    const body = await reread(bytes, iv, headers);
    if (body === null) unreadable.push(id);
    else read.push({ id, ...lookedAt(body, erasure.subject) });
  }
  const found = distinct(read.flatMap(({ chats }) => chats));
  const { erased: gone, held } = found.length === 0 ? NONE : await erasedAmong(db, found, now);
  const erased = new Set(gone.map(chatName));
  const isGone = (key: ChatKey) => erased.has(chatName(key));
  const keys = distinct(read.flatMap(({ theirs }) => theirs)).filter((key) => !isGone(key));
  if (isShort && keys.length > 0) return;
  const theirs = new Set(keys.map(chatName));
  const holding = held.filter((key) => theirs.has(chatName(key)));
  if (holding.length > 0) {
    // First it is recorded that they wait; then the same entries are examined again.
    await db.batch([...waitStatements(erasure, keysQuery(holding), now), lookingStatement(erasure, null)]);
    return;
  }
  const ids = read.filter(({ isTheirs, chats }) => isTheirs || chats.some(isGone)).map(({ id }) => id);
  await db.batch([
    ...(keys.length === 0 ? [] : eraseStatements(erasure.id, keys, now)),
    ...lookedStatements(erasure, { seen: upTo, ids, unreadable }),
    ...(isLast ? [stepStatement(erasure, now)] : []),
  ]);
}

const NONE = { erased: [], held: [] };

/** How an entry of the quarantine relates to an erasure. */
interface Looked {
  readonly id: string;
  /** It names the subject. */
  readonly isTheirs: boolean;
  /** The chat in the entry, if that is erased. A chat that it merely names may be another customer's. */
  readonly theirs: readonly ChatKey[];
  /** The chats that it is or names. */
  readonly chats: readonly ChatKey[];
}

function lookedAt({ chat, json }: Reread, subject: Subject): Omit<Looked, "id"> {
  const mentions = mentionsIn(json);
  const named = chatsNamed(mentions, subject.projectId, MENTIONED);
  const isOne = chat !== null && isOf(subject, chat);
  return {
    isTheirs: isOne || isNamed(mentions, subject),
    theirs: isOne ? [chat.key] : [],
    chats: chat === null ? named : [chat.key, ...named],
  };
}

function isOf({ kind, projectId, id }: Subject, { key, contactId, entityId }: Chat): boolean {
  const ids = { chat: key.chatId, contact: contactId, entity: entityId };
  return key.projectId === projectId && ids[kind] === id;
}

function distinct(keys: readonly ChatKey[]): readonly ChatKey[] {
  return [...new Map(keys.map((key) => [chatName(key), key])).values()];
}
