import type { Delivery } from "../../alerts/delivery.ts";
import type { EndReason } from "../../alerts/end-reason.ts";
import type { Io } from "../../channels/channel.ts";
import type { Message } from "../../channels/message.ts";
import type { Destination } from "../../channels/registry.ts";
import type { Database } from "../../store/database.ts";

/** The ports of a courier's round. */
export interface Ports {
  readonly target: string;
  readonly db: Database;
  readonly io: Omit<Io, "now">;
  readonly resolved: ResolvedTarget;
  now(): number;
  /** In [0, 1). */
  random(): number;
  log(event: Readonly<Record<string, unknown>>): void;
  /** Wakes a target's current courier. */
  wake(target: string): Promise<void>;
  /** Whether this is the target's current courier. After a change of JURISDICTION another one is. */
  isCurrent(): boolean;
  /** The round took too long and was abandoned: it must not send any more. */
  isOver(): boolean;
}

/** The courier's target in the settings. */
export type ResolvedTarget =
  | ({ readonly kind: "recipient" } & TargetConfig)
  /** The target was removed: its pending deliveries go to these targets. */
  | { readonly kind: "gone"; readonly fallbackTargets: readonly string[] }
  /** The settings are invalid, so nothing is known about the target. */
  | { readonly kind: "unknown" };

/** The target that the courier delivers to. */
export interface TargetConfig {
  readonly destination: Destination;
  /** The target that is notified of dead deliveries; null if there is none. */
  readonly fallback: string | null;
  /** Who is notified instead during a long wait: the first of these that works. */
  readonly standIns: readonly string[];
  /** Who is notified when this target is disabled. */
  readonly outageRecipients: readonly string[];
  /** In milliseconds: a target that has only failed for this long is disabled. */
  readonly outOfOrderAfter: number;
  /**
   * Composes deliveries of one kind from the current data. Throws if that fails. `isRequested`: somebody wants them to be
   * sent now.
   */
  compose(together: readonly Delivery[], isRequested?: boolean): Promise<Composed>;
}

export interface Composed {
  /** Null if everything is obsolete. */
  readonly message: Message | null;
  /** The deliveries in the message; the first one leads. */
  readonly members: readonly Delivery[];
  /** Obsolete deliveries; the reason is recorded. */
  readonly suppressed: readonly ObsoleteDelivery[];
  /** It would make a noise, and waits until then, in milliseconds since 1970. Only of a delivery that goes alone. */
  readonly heldUntil?: number;
}

export interface ObsoleteDelivery {
  readonly delivery: Delivery;
  readonly reason: EndReason;
}
