import { type ChatKey, chatName } from "../../chat/chat.ts";
import { withDeadline } from "../../deadlines.ts";
import { beforeTimeout } from "../timeout.ts";
import { decrypt, encrypt, isEncrypted } from "./encryption.ts";

/** The copies in KV for readers. They decide nothing: if anything fails here, D1 is read. */
export interface TranscriptCache {
  write(key: ChatKey, revision: number, body: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Null if it does not exist, cannot be decrypted, or KV fails. */
  read(key: ChatKey, revision: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Also succeeds if there is none. Throws if KV fails. */
  remove(key: ChatKey, revision: number): Promise<void>;
}

export interface CacheSettings {
  /** How long a copy lives. A revision never changes, so its copy does not either. */
  readonly retentionDays: number;
  /** Null: copies are not encrypted. */
  readonly encryption: CacheEncryption | null;
}

/** The secrets for copies: keys are derived from them. */
export interface CacheEncryption {
  /** For new copies. */
  secret(): Promise<string>;
  /** The secrets that may have encrypted a copy, the most likely first. Later ones are read only if needed. */
  secrets(): AsyncIterable<string>;
}

/** In milliseconds: after this, D1 is read instead. */
const PATIENCE = 1_000;

/** In seconds: KV's locations cache what they have read for this long, even after it was deleted. */
const CACHED = 60;

const DAY = 86_400;

export function openTranscriptCache(kv: KVNamespace, { retentionDays, encryption }: CacheSettings): TranscriptCache {
  return {
    async write(key, revision, body) {
      const name = copyName(key, revision);
      const stored = encryption === null ? body : await encrypt(await encryption.secret(), name, body);
      await kv.put(name, stored, { expirationTtl: retentionDays * DAY });
    },
    async read(key, revision) {
      const name = copyName(key, revision);
      try {
        const found = kv.get(name, { type: "arrayBuffer", cacheTtl: CACHED });
        const stored = await withDeadline(PATIENCE, (deadline) => beforeTimeout(deadline, found));
        return stored === null ? null : await opened(name, new Uint8Array(stored), encryption);
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

/** A copy written under other settings is ignored. */
async function opened(
  name: string,
  stored: Uint8Array<ArrayBuffer>,
  encryption: CacheEncryption | null,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (encryption === null || !isEncrypted(stored)) return encryption === null && !isEncrypted(stored) ? stored : null;
  for await (const secret of encryption.secrets()) {
    const body = await decrypt(secret, name, stored);
    if (body !== null) return body;
  }
  return null;
}

function copyName(key: ChatKey, revision: number): string {
  return `transcript/${chatName(key)}/${revision}`;
}
