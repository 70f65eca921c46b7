import type { Attempt } from "../../../../../src/alerts/delivery.ts";
import type { EndReason } from "../../../../../src/alerts/end-reason.ts";
import { storeCode } from "../../../../../src/alerts/stored-code.ts";
import { storedResult } from "../../../../../src/channels/result.ts";
import type { RecordedDelivery } from "../../../../../src/store/deliveries/list.ts";
import type { MessageRecord } from "../../../../../src/store/deliveries/messages.ts";

const SENT = storeCode<EndReason>({ code: "sent", result: storedResult({ code: "answered", status: 200 }) });

/** A delivery that was sent, with changes. */
export function recorded(changes: Partial<RecordedDelivery> = {}): RecordedDelivery {
  return {
    ...{ id: "a", key: null, kind: "alert", target: "slack", rule: null, otherTarget: null, reasons: ["lost"] },
    ...{ status: "sent", end: SENT, createdAt: 100_000, dueAt: 100_000, endedAt: 900_000 },
    ...{ attempts: [], message: null, earlierMessages: [] },
    ...changes,
  };
}

export function message(id: string, changes: Partial<MessageRecord> = {}): MessageRecord {
  return {
    id,
    status: "sent",
    code: "answered",
    args: "{}",
    made: 1,
    dueAt: 5,
    covered: ["a"],
    progress: null,
    into: null,
    ...changes,
  };
}

export function messages(...all: readonly MessageRecord[]): ReadonlyMap<string, MessageRecord> {
  return new Map(all.map((one) => [one.id, one]));
}

/** As versions before messages were kept have recorded it. */
export function older(changes: Partial<Attempt> = {}): Attempt {
  const request = { message: "m1", at: 100_000, milliseconds: 1, status: 200, note: "answered 200", asked: false };
  return { ...request, outcome: "sent", ...changes };
}
