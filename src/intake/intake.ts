import { unknownWords } from "../alerts/service-event.ts";
import { type BodyHeaders, charsetToStore, NO_HEADERS } from "../chat/body-text.ts";
import { canonicalJson } from "../chat/canonical-json.ts";
import type { ChatKey } from "../chat/chat.ts";
import { customerMessagesOf } from "../chat/new-messages.ts";
import { rankOf } from "../chat/revision-order.ts";
import { isStillPacked, type Unreadable } from "../chat/unreadable.ts";
import { storedEnd, storedProblem } from "../locale/recorded-text.ts";
import { encodedParts, type StoredBytes, storedBody } from "../store/body.ts";
import type { Database, Statement } from "../store/database.ts";
import { countAgain, type FoundQuarantined, quarantine } from "../store/quarantine/quarantine.ts";
import { columnsOf } from "./columns.ts";
import { type DecodedBody, type DecodingSettings, decodeBody } from "./decode.ts";
import { type EvaluationSettings, evaluate } from "./evaluate.ts";
import { MOST_BYTES } from "./read-body.ts";
import { type Recorded, record } from "./record.ts";
import { answeredFrom, short, summarize } from "./summarize.ts";

/** What the intake needs: settings and ports. */
export interface IntakeSettings extends EvaluationSettings, DecodingSettings {
  /** Plain bodies are refused. */
  readonly requireEncryption: boolean;
  /** The targets that get every change of an alert as an event; absent: none does. */
  readonly eventTargets?: readonly string[];
}

export type IngestResult =
  | {
      readonly kind: "chat";
      readonly key: ChatKey;
      /** The body's id in the quarantine; it is still there if `recorded` says so. */
      readonly quarantineId: string;
      readonly recorded: Recorded;
      readonly body: StoredBytes;
    }
  | {
      readonly kind: "unreadable";
      readonly problem: Unreadable;
      /** It could not be decrypted. */
      readonly encrypted: boolean;
      /** Its id in the quarantine; null if the day's limit was reached. */
      readonly kept: string | null;
    }
  /** Once unpacked; `limit` in bytes. Nothing of it is kept. */
  | { readonly kind: "too-large"; readonly limit: number };

interface Received {
  readonly posted: Uint8Array<ArrayBuffer>;
  readonly iv: string;
  readonly headers: BodyHeaders;
  /** The quarantine entry that is replayed; null: it arrives by the webhook. */
  readonly entry: string | null;
}

/** Takes in what the webhook received. */
export async function ingest(
  posted: Uint8Array<ArrayBuffer>,
  iv: string,
  settings: IntakeSettings,
  db: Database,
  along: readonly Statement[],
  now: number,
  headers = NO_HEADERS,
): Promise<IngestResult> {
  const taken = await take({ posted, iv, headers, entry: null }, settings, db, along, now);
  if (taken === null) throw new Error("only what is read again from quarantine can be deleted meanwhile");
  return taken;
}

/** Takes in an entry of the quarantine again; null if it was deleted meanwhile. */
export function replayQuarantined(
  { bytes, iv, headers, entry }: FoundQuarantined,
  settings: IntakeSettings,
  db: Database,
  now: number,
): Promise<IngestResult | null> {
  return take({ posted: bytes, iv, headers, entry: entry.id }, settings, db, [], now);
}

/**
 * From the posted bytes to the record: decode, evaluate, record. `along` is written in the same transaction. Throws
 * StoreUnavailable, and then nothing is stored.
 */
async function take(
  received: Received,
  settings: IntakeSettings,
  db: Database,
  along: readonly Statement[],
  now: number,
): Promise<IngestResult | null> {
  const { posted, iv, headers, entry } = received;
  const id = await quarantineId(posted, iv);
  const opened = await open(received, settings);
  if (opened.kind === "too-large") return { kind: "too-large", limit: MOST_BYTES };
  if (opened.kind !== "chat") {
    const { problem } = opened;
    const encrypted = opened.kind === "sealed";
    const body = { id, problem: storedProblem(problem), encrypted, iv, headers, bytes: posted.length };
    if (entry !== null) {
      const isThere = await countAgain(db, entry, body, now);
      return isThere ? { kind: "unreadable", problem, encrypted, kept: entry } : null;
    }
    const kept = await quarantine(db, { ...body, parts: () => encodedParts(posted) }, now);
    return { kind: "unreadable", problem, encrypted, kept: kept ? id : null };
  }
  const { chat } = opened;
  const { reasons, sla, hear } = evaluate(chat, settings, now);
  const body = storedBody(opened.bytes);
  const charset = charsetToStore(opened.encoding);
  // Damaged bytes decode to the same text for different bytes, so then only identical bytes are unchanged.
  const isExact = opened.encoding.doubt !== "damaged";
  const meaning = isExact ? new TextEncoder().encode(canonicalJson(opened.text)) : opened.bytes;
  const arrival = {
    key: chat.key,
    receipt: crypto.randomUUID(),
    receivedAt: now,
    quarantineId: id,
    entry,
    digest: await sha256(meaning),
    olderDigest: isExact && body.encoding === "base64" ? await sha256(opened.bytes) : null,
    body,
    charset,
    contactId: chat.contactId,
    answeredFrom: answeredFrom(chat, reasons, now),
    rank: rankOf(chat),
    said: () => customerMessagesOf(chat),
    isSpam: chat.isSpam,
    queue: short(chat.lastQueue ?? chat.firstQueue),
    ...columnsOf(chat, settings.reading),
    disposition: short(chat.disposition),
    oddWords: unknownWords(chat, sla),
    summarize: () => summarize(chat, settings.reading),
    eventTargets: settings.eventTargets ?? [],
    storedEnd,
  };
  const recorded = await record(db, arrival, reasons, hear, along);
  if (recorded === null) return null;
  return { kind: "chat", key: chat.key, quarantineId: id, recorded, body: { bytes: opened.bytes, charset } };
}

async function open({ posted, iv, headers }: Received, settings: IntakeSettings): Promise<DecodedBody> {
  const opened = await decodeBody(posted, iv, settings, headers);
  if (!settings.requireEncryption || opened.kind === "sealed" || opened.kind === "too-large") return opened;
  if (opened.wasEncrypted || (opened.kind === "unreadable" && isStillPacked(opened.problem))) return opened;
  return { ...opened, kind: "unreadable", problem: { code: "not-encrypted" } };
}

function quarantineId(posted: Uint8Array<ArrayBuffer>, iv: string): Promise<string> {
  const prefix = new TextEncoder().encode(`${iv}\n`);
  const whole = new Uint8Array(prefix.length + posted.length);
  whole.set(prefix);
  whole.set(posted, prefix.length);
  return sha256(whole);
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}
