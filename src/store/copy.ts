import type { ChatKey } from "../chat/chat.ts";
import { chatName } from "../chat/chat.ts";
import { withDeadline } from "../deadlines.ts";
import { isSealed, seal, unseal } from "./copy-seal.ts";
import { before } from "./deadline.ts";

/** The copy in KV that is read. It never decides anything: whatever fails here, D1 has it. */
export interface Copy {
  write(key: ChatKey, revision: number, body: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Null when it is not there, can not be opened, or KV fails. */
  read(key: ChatKey, revision: number): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Also one that is not there. Throws where KV fails. */
  remove(key: ChatKey, revision: number): Promise<void>;
}

export interface CopySettings {
  /** How long a copy lives. A revision never changes, so neither does its copy. */
  readonly retentionDays: number;
  /** Copies are encrypted under a key that is derived from it; null: they are as they came. */
  readonly copySecret: string | null;
}

/** After so many milliseconds D1 is asked instead. */
const PATIENCE = 1_000;

/** KV's places keep what they have read for so many seconds, even after it was deleted. */
const CACHED = 60;

const DAY = 86_400;

export function openCopy(kv: KVNamespace, { retentionDays, copySecret }: CopySettings): Copy {
  return {
    async write(key, revision, body) {
      const name = copyName(key, revision);
      const stored = copySecret === null ? body : await seal(copySecret, name, body);
      await kv.put(name, stored, { expirationTtl: retentionDays * DAY });
    },
    async read(key, revision) {
      const name = copyName(key, revision);
      try {
        const found = kv.get(name, { type: "arrayBuffer", cacheTtl: CACHED });
        const stored = await withDeadline(PATIENCE, (deadline) => before(deadline, found));
        return stored === null ? null : opened(name, new Uint8Array(stored), copySecret);
      } catch {
        return null;
      }
    },
    async remove(key, revision) {
      const removed = kv.delete(copyName(key, revision));
      await withDeadline(PATIENCE, (deadline) => before(deadline, removed));
    },
  };
}

/** One that was written under other settings is none. */
async function opened(
  name: string,
  stored: Uint8Array<ArrayBuffer>,
  secret: string | null,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (secret !== null) return isSealed(stored) ? unseal(secret, name, stored) : null;
  return isSealed(stored) ? null : stored;
}

function copyName(key: ChatKey, revision: number): string {
  return `transcript/${chatName(key)}/${revision}`;
}
