import type { Delivery } from "../../alerts/delivery.ts";
import type { Form, MessageState } from "../../alerts/message-state.ts";
import type { Message } from "../../channels/message.ts";
import { StoreUnavailable } from "../../store/database.ts";
import { readDeliveries } from "../../store/deliveries/pending.ts";
import { readRecipientMarks, recipientMarksStatement } from "../../store/mail/recipient-marks.ts";
import type { Batch } from "./batching.ts";
import type { Journal } from "./journal.ts";
import { addressesIn, prepared } from "./parts/progress.ts";
import type { Composed, Ports, TargetConfig } from "./ports.ts";

/** The deliveries that are still pending: others may have ended elsewhere, or be in another message. */
export async function deliveriesOf({ db }: Ports, journal: Journal, { base, absorbed, joining }: Batch) {
  const messages = [base, ...absorbed].filter((message) => message !== null);
  const ids = messages.flatMap(({ members }) => members.map(({ id }) => id));
  const inside = new Set(messages.map(({ id }) => id));
  const { deliveries, unreadable } = await readDeliveries(db, ids, [...inside]);
  const elsewhere = new Set(
    journal
      .entries()
      .flatMap(({ message, ended }) => [
        ...ended.map(({ id }) => id),
        ...(inside.has(message.id) ? [] : message.members.map(({ id }) => id)),
      ]),
  );
  for (const { ended } of journal.aside()) for (const { id } of ended) elsewhere.add(id);
  return { deliveries: [...deliveries.filter(({ id }) => !elsewhere.has(id)), ...joining], unreadable };
}

/** Deliveries that were rejected as malformed before messages existed also go as plain text. */
export function formOf({ base }: Batch, deliveries: readonly Delivery[]): Form {
  return base?.form ?? (deliveries.some(({ tries }) => tries.malformed) ? "plain" : "rich");
}

interface Ready {
  readonly composed: Composed;
  /** It could not be composed together with the others, or its channel takes each alone. */
  readonly isAlone: boolean;
}

/**
 * If composing fails, that is our own fault. It must neither stop the others nor lose the alert: so the first delivery
 * goes alone. So does one from a time when its target took several in one message.
 */
export async function ready(
  recipient: TargetConfig,
  deliveries: readonly Delivery[],
  isRequested: boolean,
): Promise<Ready> {
  const [first] = deliveries;
  if (first === undefined) return { composed: { message: null, members: [], suppressed: [] }, isAlone: false };
  const isSplit = deliveries.length > 1 && !recipient.destination.isBatched;
  if (isSplit) return { ...(await ready(recipient, [first], isRequested)), isAlone: true };
  try {
    return { composed: await recipient.compose(deliveries, isRequested), isAlone: false };
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    if (deliveries.length > 1) return { ...(await ready(recipient, [first], isRequested)), isAlone: true };
    return { composed: { message: null, members: deliveries, suppressed: [] }, isAlone: false };
  }
}

/** The message with its parts by the settings and marks of now. */
export async function withParts(
  { db, now }: Ports,
  { destination }: TargetConfig,
  message: MessageState,
  composed: Message,
  isRequested: boolean,
): Promise<MessageState> {
  const names = destination.parts(composed) ?? [];
  const addresses = addressesIn(names, message);
  const [rows] = addresses.length === 0 ? [] : await db.batch([recipientMarksStatement(addresses)]);
  const { isSequence = false } = destination;
  return prepared(message, { names, isSequence, marks: readRecipientMarks(rows), isRequested }, now());
}
