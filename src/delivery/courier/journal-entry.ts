import * as v from "valibot";
import { attemptSchema, type DeliveryKind, KINDS } from "../../alerts/delivery.ts";
import { attemptRecordSchema, messageSchema } from "../../alerts/message-state.ts";
import { type StoredCode, said } from "../../alerts/stored-code.ts";
import { type Result, storedResult } from "../../channels/result.ts";

const ENDS = ["sent", "dead", "suppressed"] as const;

/** Versions before codes wrote a sentence alone; it stays beside the code, for it is all that they read. */
const code = { code: v.exactOptional(v.string()), args: v.exactOptional(v.string()) };

const endedSchema = v.pipe(
  v.object({ id: v.string(), status: v.picklist(ENDS), note: v.string(), ...code }),
  v.transform(({ code, args, ...ended }) => ({ ...ended, ...coded(code, args, ended.note) })),
);

function coded(code: string | undefined, args: string | undefined, sentence: string): StoredCode {
  return code === undefined ? said(sentence) : { code, args: args ?? "{}" };
}

/** A delivery that has ended. */
export type Ended = Readonly<v.InferOutput<typeof endedSchema>>;

/** One message as the courier knows it and D1 does not yet. Instants in milliseconds since 1970. */
export const entrySchema = v.object({
  /** As it waits; if it has ended, with the deliveries that it covered. */
  message: messageSchema,
  /** When the first action in this entry began. */
  begunAt: v.number(),
  /** When a request was sent whose response is unknown; null: none is under way. */
  startedAt: v.nullable(v.number()),
  /** The part that the request is for; null or absent: the message is one request. */
  part: v.exactOptional(v.nullable(v.string())),
  /**
   * Changes that D1 does not know: deliveries that joined, messages that were merged into it, deliveries that left it.
   */
  joined: v.array(v.string()),
  absorbed: v.array(v.string()),
  left: v.array(v.string()),
  /** The first and the last ones. */
  attempts: v.array(attemptRecordSchema),
  /** Deliveries that have ended, and how. */
  ended: v.array(endedSchema),
  /** The result of the last attempt, or why the message ended; in its stored form. */
  code: v.string(),
  args: v.string(),
  /** Null while it waits. */
  end: v.nullable(
    v.object({
      status: v.picklist(["sent", "dead", "suppressed", "ended"]),
      at: v.number(),
      ref: v.nullable(v.string()),
    }),
  ),
  /** The target that is notified of dead deliveries; null if there is none. */
  fallback: v.nullable(v.string()),
  /** The target is disabled: since when, why, and who is notified. */
  outage: v.nullable(
    v.pipe(
      v.object({ since: v.number(), reason: v.string(), ...code, informed: v.array(v.string()) }),
      v.transform(({ code, args, ...outage }) => ({ ...outage, ...coded(code, args, outage.reason) })),
    ),
  ),
  /** The target works again after failures. */
  recovered: v.boolean(),
  /** Recipients to whom the mail provider sends nothing more. */
  blocked: v.exactOptional(v.array(v.string())),
  /** Who it is; absent: the channel does not say. */
  provider: v.exactOptional(v.string()),
  /** The target has moved: from which settings, and to where. */
  moved: v.exactOptional(v.object({ address: v.string(), to: v.string() })),
  /** A long wait that it asked for; "over": one has ended. */
  wait: v.nullable(
    v.union([
      v.literal("over"),
      v.object({ since: v.number(), until: v.number(), code: v.string(), args: v.string() }),
    ]),
  ),
});
export type Entry = Readonly<v.InferOutput<typeof entrySchema>>;

/** The form of entries before messages existed. */
const schema = v.object({
  message: v.string(),
  startedAt: v.number(),
  carried: v.array(v.object({ id: v.string() })),
  conclusion: v.nullable(
    v.object({
      attempt: v.nullable(attemptSchema),
      steps: v.array(
        v.variant("status", [
          v.object({ status: v.literal("pending"), dueAt: v.number() }),
          v.object({ status: v.picklist(ENDS), note: v.string() }),
        ]),
      ),
      fallback: v.nullable(v.string()),
    }),
  ),
});

const INTERRUPTED: Result = { code: "interrupted" };

/**
 * An entry of an older version: ended deliveries end; waiting ones are retried as if new. Null if it cannot be read.
 */
export function entryOfOlderVersion(value: unknown): Entry | null {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) return null;
  const { message: id, startedAt, carried, conclusion } = parsed.output;
  const attempt = conclusion?.attempt ?? null;
  const result: Result = attempt === null ? INTERRUPTED : { code: "said", text: attempt.note };
  const ended = (conclusion?.steps ?? []).flatMap((step, index) => {
    const of = carried[index];
    if (step.status === "pending" || of === undefined) return [];
    return [{ id: of.id, status: step.status, note: step.note, ...said(step.note) }];
  });
  const sent = ended.filter(({ status }) => status !== "suppressed");
  const members = sent.map((one) => ({ id: one.id, made: 1, chosen: 0, firstAt: startedAt, dueAt: startedAt }));
  const isSent = ended.some(({ status }) => status === "sent");
  const made = attempt === null || members.length === 0 ? 0 : 1;
  const kind = kindIn(carried[0]?.id ?? "");
  return {
    message: { id, kind, form: "rich", members, made, version: 1, createdAt: startedAt, dueAt: startedAt },
    begunAt: startedAt,
    startedAt: null,
    ...{ joined: [], absorbed: [], left: [] },
    attempts:
      attempt === null || made === 0
        ? []
        : [
            {
              ...{ number: 1, at: attempt.at, milliseconds: attempt.milliseconds, outcome: attempt.outcome },
              ...{ status: attempt.status, ...storedResult(result), covered: members.length },
            },
          ],
    ended,
    ...storedResult(result),
    end: { status: isSent ? "sent" : "dead", at: attempt?.at ?? startedAt, ref: attempt?.ref ?? null },
    fallback: conclusion?.fallback ?? null,
    ...{ outage: null, recovered: false, wait: null },
  };
}

/** The kind in a delivery's id: "130-101-alert-1-sales" or "digest-daily-2026-11-25-sales". */
function kindIn(id: string): DeliveryKind {
  const words = id.split("-");
  return KINDS.find((kind) => words[0] === kind || words[2] === kind) ?? "alert";
}
