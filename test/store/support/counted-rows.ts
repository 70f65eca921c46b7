import { env } from "cloudflare:workers";
import fc from "fast-check";
import type { Reason } from "../../../src/alerts/reasons.ts";
import type { AlertOutcome, AlertState } from "../../../src/alerts/state.ts";
import { NO_SUMMARY } from "../../../src/alerts/summary.ts";

/** A chat as it is counted, with its alert if it has one. Instants in milliseconds since 1970. */
export interface CountedChat {
  readonly receivedAt: number;
  readonly queue: string | null;
  readonly gone: "expired" | null;
  readonly isSpam: boolean;
  readonly alert: CountedAlert | null;
}

export interface CountedAlert {
  readonly reasons: readonly Reason[];
  readonly openedAt: number;
  readonly state: AlertState;
  readonly outcome: AlertOutcome | null;
  readonly since: number;
  /** When somebody claimed it, in order. */
  readonly claims: readonly number[];
}

const SPAN = 4_000;
const instant = fc.integer({ min: 1_000, max: 1_000 + SPAN });

const alert = fc
  .record({
    reasons: fc.constantFrom<readonly Reason[]>(["lost"], ["missed"], ["lost", "sla-breached"], ["sla-breached"]),
    openedAt: instant,
    state: fc.constantFrom<AlertState>("open", "claimed", "resolved"),
    outcome: fc.constantFrom<AlertOutcome>("called-back", "came-back", "unreachable", "no-need", "spam"),
    took: fc.integer({ min: 1, max: SPAN }),
    claims: fc.array(fc.integer({ min: -500, max: SPAN }), { maxLength: 3 }),
  })
  .map(({ outcome, took, claims, ...rest }): CountedAlert => {
    return {
      ...rest,
      outcome: rest.state === "resolved" ? outcome : null,
      since: rest.openedAt + took,
      claims: claims.map((after) => rest.openedAt + after).toSorted((one, other) => one - other),
    };
  });

const chat: fc.Arbitrary<CountedChat> = fc.record({
  receivedAt: instant,
  queue: fc.constantFrom("Sales", "Support", "'; DROP TABLE chats; --", null),
  gone: fc.constantFrom(null, null, null, "expired" as const),
  isSpam: fc.constantFrom(false, false, false, true),
  alert: fc.option(alert),
});

/** So many chats, the same for the same seed. */
export function chats(count: number, seed: number): readonly CountedChat[] {
  return fc.sample(chat, { numRuns: count, seed });
}

/** Their texts and queues are gone where the chat is. */
export function queueOf({ gone, queue }: CountedChat): string | null {
  return gone === null ? queue : null;
}

export async function plant(all: readonly CountedChat[], firstId = 1): Promise<void> {
  const rows = all.map((one, index) => ({ ...one, queue: queueOf(one), id: firstId + index }));
  const alerts = rows.flatMap(({ id, queue, alert: known }) =>
    known === null ? [] : [{ id, ...known, reasons: JSON.stringify(known.reasons), summary: { ...NO_SUMMARY, queue } }],
  );
  const claims = alerts.flatMap(({ id, claims }) => claims.map((at, change) => ({ id, at, change })));
  const put = (sql: string, values: unknown) => env.DB.prepare(sql).bind(JSON.stringify(values));
  await env.DB.batch([
    put(
      `INSERT INTO chats (chat_id, project_id, revision, revisions, receipt, messages, is_spam, queue, received_at, gone)
       SELECT value ->> 'id', 130, 1, 1, '', 0, value ->> 'isSpam', value ->> 'queue', value ->> 'receivedAt',
         value ->> 'gone' FROM json_each(?)`,
      rows,
    ),
    put(
      `INSERT INTO alerts (chat_id, project_id, reasons, number, state, changes, urgency, opened_at, since, outcome, summary)
       SELECT value ->> 'id', 130, value ->> 'reasons', 1, value ->> 'state', 1, 1, value ->> 'openedAt',
         value ->> 'since', value ->> 'outcome', value ->> 'summary' FROM json_each(?)`,
      alerts,
    ),
    put(
      `INSERT INTO follow_ups (chat_id, project_id, change, at, who, action)
       SELECT value ->> 'id', 130, value ->> 'change', value ->> 'at', 'jane.smith@example.com', 'claim' FROM json_each(?)`,
      claims,
    ),
  ]);
}
