import type { Format } from "../../../locale/format.ts";
import type { RecordedDelivery } from "../../../store/deliveries/list.ts";
import type { Person } from "../../principal.ts";
import type { ShownAttempt } from "./attempts.ts";
import type { ToldChat } from "./group.ts";
import type { Done } from "./retry.ts";

/** One delivery and what leads on from it: all that any readable form is made of. */
export interface DeliveryView {
  /** Due when its message is. */
  readonly delivery: RecordedDelivery;
  /** Those that are on record, the earliest first. */
  readonly attempts: readonly ShownAttempt[];
  /** How many there were. */
  readonly attemptsMade: number;
  /** Those that it tells of, the worst first: its own, and all that went along in its message. */
  readonly chats: readonly ToldChat[];
  /** The delivery in whose message this one was told; null where that was its own. */
  readonly leader: string | null;
  /** Where that is for the reader. */
  readonly toldWith: string | null;
  readonly format: Format;
  /** Who is signed in, and may send it again; null for whoever has a link alone. */
  readonly person: Person | null;
  /** The page's own, as forms name it. */
  readonly address: string;
  /** What they have just done. */
  readonly done: Done | null;
}
