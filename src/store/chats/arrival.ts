import type { EndReason } from "../../alerts/end-reason.ts";
import type { ServiceEvent } from "../../alerts/service-event.ts";
import type { StoredWithNote } from "../../alerts/stored-code.ts";
import type { Summary } from "../../alerts/summary.ts";
import type { ChatKey } from "../../chat/chat.ts";
import type { CustomerMessages } from "../../chat/new-messages.ts";
import type { RevisionRank } from "../../chat/revision-order.ts";
import type { CustomerIds } from "../alerts/customer.ts";
import type { StoredBody } from "../body.ts";

/** What of a body is written beside it. */
export interface Columns {
  readonly entityId: number | null;
  readonly ticketId: number | null;
  /** Who had it last. */
  readonly agent: string | null;
  /** Where it began. */
  readonly firstQueue: string | null;
  readonly platform: string | null;
}

/** One arrival, ready to be written: everything in it is written in one transaction, or nothing. */
export interface Arrival extends CustomerIds, Columns {
  readonly key: ChatKey;
  /** Unique to this arrival: by it a repeated write knows its own first try. */
  readonly receipt: string;
  readonly receivedAt: number;
  /** What the body is called in quarantine, should it be there. */
  readonly quarantineId: string;
  /** The entry of the quarantine that it is read from again: it is written only while that is there. Null: it has come in. */
  readonly entry: string | null;
  readonly digest: string;
  readonly body: StoredBody;
  /** Its first message, else when it came, where somebody answered the customer and nobody needs to call; null elsewhere. */
  readonly answeredFrom: number | null;
  readonly rank: RevisionRank;
  /** Made only where there may be an alert. */
  readonly said: () => CustomerMessages;
  readonly isSpam: boolean;
  /** Where it ended. */
  readonly queue: string | null;
  readonly disposition: string | null;
  /** The words in it that nobody here knows. */
  readonly oddWords: readonly ServiceEvent[];
  /** Made only where there may be an alert to keep it with. */
  readonly summarize: () => Summary;
  /** Made only where somebody is not to be notified. */
  readonly storedEnd: (end: EndReason) => StoredWithNote;
}
