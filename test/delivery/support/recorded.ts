import { endText, resultText } from "../../../src/locale/recorded-text.ts";
import type { Database } from "../../../src/store/database.ts";
import { type DeliveryFilter, listDeliveries } from "../../../src/store/deliveries/list.ts";
import { readAttempts, readMessageRecords } from "../../../src/store/deliveries/messages.ts";

/** A delivery as D1 has it, with the attempts of its messages. */
export interface Row {
  readonly id: string;
  readonly status: string;
  /** Why it ended: in English, and the code. */
  readonly note: string | null;
  readonly code: string | null;
  /** When it is due: with its message, where it is in one. */
  readonly due_at: number;
  readonly attempts: readonly RecordedAttempt[];
  /** The message that covers it, or covered it last. */
  readonly message: string | null;
}

export interface RecordedAttempt {
  readonly message: string;
  readonly number: number;
  readonly at: number;
  readonly outcome: string;
  readonly status: number | null;
  readonly note: string;
  readonly covered: number;
}

const BOUNDS = { shown: 100_000, examined: 100_000 };

/** By their ids. */
export async function recorded(db: Database, target: string): Promise<readonly Row[]> {
  const filter: DeliveryFilter = { target, status: null, kind: null, reason: null, chat: null, from: null, to: null };
  const { entries } = await listDeliveries(db, filter, null, BOUNDS);
  const ids = [...new Set(entries.flatMap(({ message, earlierMessages }) => [...earlierMessages, message ?? ""]))];
  const [messages, attempts] = [await readMessageRecords(db, ids), await readAttempts(db, ids)];
  return entries
    .map(({ id, status, end, dueAt, endedAt, message, earlierMessages }) => ({
      ...{ id, status, note: end && endText("en", end), code: end?.code ?? null, message },
      due_at: (status === "pending" ? messages.get(message ?? "")?.dueAt : undefined) ?? dueAt,
      // Where one message has taken in another their attempts may cross.
      attempts: [...earlierMessages, message ?? ""]
        .flatMap((one) =>
          // Its message may have gone on without it.
          (attempts.get(one) ?? [])
            .filter(({ at }) => endedAt === null || at < endedAt || (at === endedAt && status !== "suppressed"))
            .map(({ code, args, number, at, outcome, status: answered, covered }) => {
              const said = resultText("en", { code, args });
              return { message: one, number, at, outcome, status: answered, note: said, covered };
            }),
        )
        .toSorted((one, other) => one.at - other.at),
    }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** The ids that each message of the target covered, the leader first, in the order in which they were sent. */
export async function coveredBy(db: Database, rows: readonly Row[]): Promise<readonly (readonly string[])[]> {
  const ids = [...new Set(rows.flatMap(({ message }) => message ?? []))];
  const messages = [...(await readMessageRecords(db, ids)).values()];
  const lastAt = (id: string) => rows.find(({ message }) => message === id)?.attempts.at(-1)?.at ?? 0;
  return messages.toSorted((one, other) => lastAt(one.id) - lastAt(other.id)).map(({ covered }) => covered);
}
