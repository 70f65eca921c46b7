import type { Format } from "../../locale/format.ts";
import type { RecordedDelivery } from "../../store/delivery-list.ts";
import type { ChatLink } from "./chat-links.ts";

/** One delivery and what leads on from it: all that any readable form is made of. */
export interface DeliveryView {
  readonly delivery: RecordedDelivery;
  /** The chats that it tells of. */
  readonly chats: readonly ChatLink[];
  readonly format: Format;
}
