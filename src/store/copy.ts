import type { ChatKey } from "../chat/chat.ts";
import { chatName } from "../chat/chat.ts";
import { before } from "./deadline.ts";

/** The copy in KV that is read. It never decides anything: whatever fails here, D1 has it. */
export interface Copy {
  write(key: ChatKey, revision: number, body: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Null when it is not there, or KV fails. */
  read(key: ChatKey, revision: number): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** After so many milliseconds D1 is asked instead. */
const PATIENCE = 1_000;

/** `seconds` is how long a copy lives. A revision never changes, so neither does its copy. */
export function openCopy(kv: KVNamespace, seconds: number): Copy {
  return {
    async write(key, revision, body) {
      await kv.put(copyName(key, revision), body, { expirationTtl: seconds });
    },
    async read(key, revision) {
      try {
        const found = kv.get(copyName(key, revision), { type: "arrayBuffer", cacheTtl: 3600 });
        const stored = await before(AbortSignal.timeout(PATIENCE), found);
        return stored === null ? null : new Uint8Array(stored);
      } catch {
        return null;
      }
    },
  };
}

function copyName(key: ChatKey, revision: number): string {
  return `transcript/${chatName(key)}/${revision}`;
}
