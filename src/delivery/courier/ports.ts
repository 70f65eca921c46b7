import type { Delivery } from "../../alerts/delivery.ts";
import type { EndReason } from "../../alerts/end-reason.ts";
import type { Io } from "../../channels/channel.ts";
import type { Message } from "../../channels/message.ts";
import type { Destination } from "../../channels/registry.ts";
import type { Database } from "../../store/database.ts";

/** What a courier's round reaches the outside by. */
export interface Ports {
  readonly target: string;
  readonly db: Database;
  readonly io: Omit<Io, "now">;
  readonly resolved: ResolvedTarget;
  now(): number;
  /** In [0, 1). */
  random(): number;
  log(event: Readonly<Record<string, unknown>>): void;
  /** Wakes a target's courier: the one that is current. */
  wake(target: string): Promise<void>;
  /** Whether this is the courier of its target. After a change of JURISDICTION another one is. */
  isCurrent(): boolean;
  /** The round has taken too long and was given up: it must not send any more. */
  isOver(): boolean;
}

/** What the settings say of the courier's target. */
export type ResolvedTarget =
  | ({ readonly kind: "recipient" } & TargetConfig)
  /** They do not know it any more: its heirs hear of what was for it. */
  | { readonly kind: "gone"; readonly heirs: readonly string[] }
  /** They are wrong, so nothing is known of it. */
  | { readonly kind: "unknown" };

/** Whom the courier delivers to. */
export interface TargetConfig {
  readonly destination: Destination;
  /** The target that hears of what ends dead; null where there is none. */
  readonly fallback: string | null;
  /** Who hears what is due while this target asks to be left alone: the first of these that takes something. */
  readonly standIns: readonly string[];
  /** Who hears when this target is out of order. */
  readonly outageRecipients: readonly string[];
  /** After nothing but failures for so many milliseconds it is out of order. */
  readonly outOfOrderAfter: number;
  /** What is to be said of deliveries of one kind, as things are now. What cannot be composed throws. */
  compose(together: readonly Delivery[]): Promise<Composed>;
}

export interface Composed {
  /** Null where nothing is left to be said. */
  readonly message: Message | null;
  /** The deliveries that the message tells of; the first leads. */
  readonly members: readonly Delivery[];
  /** Those that nothing is to be said of any more; with why. */
  readonly suppressed: readonly ObsoleteDelivery[];
}

export interface ObsoleteDelivery {
  readonly delivery: Delivery;
  readonly reason: EndReason;
}
