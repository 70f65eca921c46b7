import { type ChatKey, chatName } from "../../chat/chat.ts";
import { withDeadline } from "../../deadlines.ts";
import { beforeTimeout } from "../timeout.ts";
import { decrypt, encrypt, isEncrypted } from "./encryption.ts";

/** The copy in KV that is read. It never decides anything: whatever fails here, D1 has it. */
export interface TranscriptCache {
  write(key: ChatKey, revision: number, body: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Null when it is not there, can not be opened, or KV fails. */
  read(key: ChatKey, revision: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Also one that is not there. Throws where KV fails. */
  remove(key: ChatKey, revision: number): Promise<void>;
}

export interface CacheSettings {
  /** How long a copy lives. A revision never changes, so neither does its copy. */
  readonly retentionDays: number;
  /** Null: they are as they came. */
  readonly sealing: CacheEncryption | null;
}

/** By what copies are encrypted: a key is derived from a secret. */
export interface CacheEncryption {
  /** Of new ones. */
  secret(): Promise<string>;
  /** By which one may have been encrypted, the likeliest first. What comes late is asked for late. */
  secrets(): AsyncIterable<string>;
}

/** After so many milliseconds D1 is asked instead. */
const PATIENCE = 1_000;

/** KV's places keep what they have read for so many seconds, even after it was deleted. */
const CACHED = 60;

const DAY = 86_400;

export function openTranscriptCache(kv: KVNamespace, { retentionDays, sealing }: CacheSettings): TranscriptCache {
  return {
    async write(key, revision, body) {
      const name = copyName(key, revision);
      const stored = sealing === null ? body : await encrypt(await sealing.secret(), name, body);
      await kv.put(name, stored, { expirationTtl: retentionDays * DAY });
    },
    async read(key, revision) {
      const name = copyName(key, revision);
      try {
        const found = kv.get(name, { type: "arrayBuffer", cacheTtl: CACHED });
        const stored = await withDeadline(PATIENCE, (deadline) => beforeTimeout(deadline, found));
        return stored === null ? null : await opened(name, new Uint8Array(stored), sealing);
      } catch {
        return null;
      }
    },
    async remove(key, revision) {
      const removed = kv.delete(copyName(key, revision));
      await withDeadline(PATIENCE, (deadline) => beforeTimeout(deadline, removed));
    },
  };
}

/** One that was written under other settings is none. */
async function opened(
  name: string,
  stored: Uint8Array<ArrayBuffer>,
  sealing: CacheEncryption | null,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (sealing === null || !isEncrypted(stored)) return sealing === null && !isEncrypted(stored) ? stored : null;
  for await (const secret of sealing.secrets()) {
    const body = await decrypt(secret, name, stored);
    if (body !== null) return body;
  }
  return null;
}

function copyName(key: ChatKey, revision: number): string {
  return `transcript/${chatName(key)}/${revision}`;
}
