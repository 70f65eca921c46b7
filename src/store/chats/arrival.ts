import type { EndReason } from "../../alerts/end-reason.ts";
import type { ServiceEvent } from "../../alerts/service-event.ts";
import type { StoredWithNote } from "../../alerts/stored-code.ts";
import type { Summary } from "../../alerts/summary.ts";
import type { ChatKey } from "../../chat/chat.ts";
import type { CustomerMessages } from "../../chat/new-messages.ts";
import type { RevisionRank } from "../../chat/revision-order.ts";
import type { CustomerIds } from "../alerts/customer.ts";
import type { StoredBody } from "../body.ts";

/** The columns that are stored with a body. */
export interface Columns {
  readonly entityId: number | null;
  readonly ticketId: number | null;
  /** The last agent. */
  readonly agent: string | null;
  /** The first queue. */
  readonly firstQueue: string | null;
  readonly platform: string | null;
}

/** One arrival, ready to be written: all of it in one transaction, or nothing. */
export interface Arrival extends CustomerIds, Columns {
  readonly key: ChatKey;
  /** Unique to this arrival: a repeated write recognises its own first attempt by it. */
  readonly receipt: string;
  readonly receivedAt: number;
  /** The id that the body has in the quarantine, if it is there. */
  readonly quarantineId: string;
  /**
   * The quarantine entry that is replayed: the chat is written only if it still exists. Null: it arrived by the
   * webhook.
   */
  readonly entry: string | null;
  readonly digest: string;
  /** The digest that versions which knew only UTF-8 made of it; null: the same. */
  readonly olderDigest: string | null;
  readonly body: StoredBody;
  /** The encoding of its text that its sender declared, if it is not Unicode. */
  readonly charset: string | null;
  /**
   * The first message, else the arrival, if somebody answered the customer and nobody needs to call; otherwise null.
   */
  readonly answeredFrom: number | null;
  readonly rank: RevisionRank;
  /** Computed only if there may be an alert. */
  readonly said: () => CustomerMessages;
  readonly isSpam: boolean;
  /** The last queue. */
  readonly queue: string | null;
  readonly disposition: string | null;
  /** Unknown words in it. */
  readonly oddWords: readonly ServiceEvent[];
  /** Computed only if there may be an alert. */
  readonly summarize: () => Summary;
  /** The targets that get every change of an alert as an event. */
  readonly eventTargets: readonly string[];
  /** Made only where somebody is not to be notified. */
  readonly storedEnd: (end: EndReason) => StoredWithNote;
}
