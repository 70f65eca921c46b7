import type { Chat } from "../chat/chat.ts";
import type { Copy } from "../store/copy.ts";
import type { Database } from "../store/database.ts";

/** What keeping privacy reaches the outside by. */
export interface Reach {
  readonly db: Database;
  readonly copy: Copy;
  /** A body from quarantine as the settings of today read it; null where it is still no chat. */
  reread(body: Uint8Array<ArrayBuffer>, iv: string): Promise<Chat | null>;
  log(event: Readonly<Record<string, unknown>>): void;
}
