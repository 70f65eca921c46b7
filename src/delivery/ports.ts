import type { Delivery } from "../alerts/delivery.ts";
import type { Io } from "../channels/channel.ts";
import type { Message } from "../channels/message.ts";
import type { Destination } from "../channels/registry.ts";
import type { Database } from "../store/database.ts";

/** What a courier's round reaches the outside by. */
export interface Ports {
  readonly target: string;
  readonly db: Database;
  readonly io: Omit<Io, "now">;
  /** Null while the settings do not know the target, or are wrong. */
  readonly recipient: Recipient | null;
  now(): number;
  /** In [0, 1). */
  random(): number;
  log(event: Readonly<Record<string, unknown>>): void;
}

/** Whom the courier delivers to. */
export interface Recipient {
  readonly destination: Destination;
  /** What is to be said of it, as the chat is now. */
  compose(delivery: Delivery): Promise<Composed>;
}

export type Composed =
  | { readonly kind: "message"; readonly message: Message }
  /** There is nothing to be said any more; the reason goes on the record. */
  | { readonly kind: "suppressed"; readonly reason: string };
