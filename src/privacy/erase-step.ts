import type { Chat, ChatKey } from "../chat/chat.ts";
import { chatName } from "../chat/chat.ts";
import { chatsToErase, eraseStatements } from "../store/erase.ts";
import {
  erasedAmong,
  type Kept,
  lookedStatements,
  lookingStatement,
  nextKept,
  readKept,
} from "../store/erase-quarantine.ts";
import { type Erasure, type Subject, stepStatement } from "../store/erasures.ts";
import type { Reach } from "./reach.ts";

/** So many chats in one transaction. */
const CHATS = 20;

/** A body over which so many runs ended, and nothing else, is passed over: nobody can say whose it is. */
const TRIES = 3;

/** The most statements that a step of an erasure sends. */
export const ERASE_STATEMENTS = 26;

/** One transaction's share of an erasure. Ended before or after it, the next one goes on from there. */
export async function eraseStep(reach: Reach, erasure: Erasure, now: number): Promise<void> {
  if (erasure.step === "chats") await eraseChats(reach, erasure, now);
  if (erasure.step === "quarantine") await eraseQuarantined(reach, erasure, now);
}

async function eraseChats({ db }: Reach, erasure: Erasure, now: number): Promise<void> {
  const keys = await chatsToErase(db, erasure.subject, CHATS);
  await db.batch([
    ...(keys.length === 0 ? [] : eraseStatements(erasure.id, keys, now)),
    ...(keys.length < CHATS ? [stepStatement(erasure)] : []),
  ]);
}

/** A body that could not be read when it came may be readable now, if a key was mended since. */
async function eraseQuarantined({ db, reread, log }: Reach, erasure: Erasure, now: number): Promise<void> {
  const { ids: next, isLast } = await nextKept(db, erasure);
  const upTo = next.at(-1) ?? erasure.seen;
  const tries = erasure.looking !== null && erasure.looking.upTo === next[0] ? erasure.looking.tries : 0;
  if (tries >= TRIES) {
    log({ event: "erasure", outcome: "too-expensive", erasure: erasure.id, quarantine: upTo });
    await db.batch([
      ...lookedStatements(erasure, { seen: upTo, ids: [], unreadable: 1 }),
      ...(isLast ? [stepStatement(erasure)] : []),
    ]);
    return;
  }
  if (next.length > 0) await db.batch([lookingStatement(erasure, { upTo, tries: tries + 1 })]);
  const entries = next.length === 0 ? [] : await readKept(db, next);
  const read: { readonly id: Kept["id"]; readonly chat: Chat }[] = [];
  for (const { id, bytes, iv } of entries) {
    const chat = await reread(bytes, iv);
    if (chat !== null) read.push({ id, chat });
  }
  const theirs = read.filter(({ chat }) => isOf(erasure.subject, chat));
  const found = distinct(read.map(({ chat }) => chat.key));
  const erased = new Set((found.length === 0 ? [] : await erasedAmong(db, found)).map(chatName));
  const gone = read.filter(({ chat }) => erased.has(chatName(chat.key)));
  const keys = distinct(theirs.map(({ chat }) => chat.key)).filter((key) => !erased.has(chatName(key)));
  const ids = [...new Set([...theirs, ...gone].map(({ id }) => id))];
  await db.batch([
    ...(keys.length === 0 ? [] : eraseStatements(erasure.id, keys, now)),
    ...lookedStatements(erasure, { seen: upTo, ids, unreadable: entries.length - read.length }),
    ...(isLast ? [stepStatement(erasure)] : []),
  ]);
}

function isOf({ kind, projectId, id }: Subject, { key, contactId }: Chat): boolean {
  return key.projectId === projectId && (kind === "chat" ? key.chatId : contactId) === id;
}

function distinct(keys: readonly ChatKey[]): readonly ChatKey[] {
  return [...new Map(keys.map((key) => [chatName(key), key])).values()];
}
