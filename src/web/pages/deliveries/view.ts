import type { Format } from "../../../locale/format.ts";
import type { RecordedDelivery } from "../../../store/deliveries/list.ts";
import type { Person } from "../../principal.ts";
import type { ShownAttempt } from "./attempts.ts";
import type { ToldChat } from "./group.ts";
import type { ShownPart } from "./parts.ts";
import type { Done } from "./retry.ts";

/** One delivery and its links: the input of every readable form. */
export interface DeliveryView {
  /** Due when its message is. */
  readonly delivery: RecordedDelivery;
  /** The stored ones, earliest first. */
  readonly attempts: readonly ShownAttempt[];
  /** How many there were. */
  readonly attemptsMade: number;
  /** The recipients of its message, for people who are signed in. */
  readonly parts: readonly ShownPart[];
  /** All chats of its message, worst first. */
  readonly chats: readonly ToldChat[];
  /** The delivery that led the message in which this one was sent; null if that was its own. */
  readonly leader: string | null;
  /** The reader's link to it. */
  readonly toldWith: string | null;
  readonly format: Format;
  /** The signed-in reader, who may resend it; null for link holders. */
  readonly person: Person | null;
  /** The page's own address, for its forms. */
  readonly address: string;
  /** What was just done. */
  readonly done: Done | null;
}
