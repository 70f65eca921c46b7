import type { Chat } from "../chat/chat.ts";
import type { Columns } from "../store/chats/arrival.ts";
import type { Database } from "../store/database.ts";
import type { Copy } from "../store/kv/transcript-cache.ts";

/** A body from quarantine that can be read at all. */
export interface Reread {
  /** Null: it is still no chat. */
  readonly chat: Chat | null;
  readonly json: unknown;
}

/** How much of older chats one run reads for their columns: so many revisions, and bytes of them, of so many chats. */
export interface Pace {
  readonly revisions: number;
  readonly bytes: number;
  readonly chats: number;
}

/** What keeping privacy reaches the outside by. */
export interface Reach {
  readonly db: Database;
  readonly copy: Copy;
  /** A body from quarantine as the settings of today read it; null where they can not. */
  reread(body: Uint8Array<ArrayBuffer>, iv: string): Promise<Reread | null>;
  /** What is kept beside a stored body; null where that can not be read. */
  columnsOf(body: Uint8Array<ArrayBuffer>): Columns | null;
  readonly pace: Pace;
  log(event: Readonly<Record<string, unknown>>): void;
}
