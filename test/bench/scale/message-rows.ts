import { randomUUID } from "node:crypto";
import * as v from "valibot";
import { memberSchema } from "../../../src/alerts/message-state.ts";
import type { Row, Templates, Written } from "./templates.ts";

/** The delivery that a message covers alone. */
interface Covered {
  readonly id: string;
  readonly kind: string;
  readonly target: string;
}

const members = v.pipe(v.string(), v.parseJson(), v.tuple([memberSchema]));
const read = new WeakMap<Row, v.InferOutput<typeof memberSchema>>();

/** The message that told of a delivery, with its one attempt, and its id. */
export function messageRows(
  { messages, attempts }: Templates,
  outcome: "sent" | "dead",
  { id, kind, target }: Covered,
  at: number,
): { readonly message: string; readonly rows: readonly Written[] } {
  const example = messages[outcome];
  const member = read.get(example) ?? v.parse(members, example.deliveries)[0];
  read.set(example, member);
  const message = randomUUID();
  const deliveries = JSON.stringify([{ ...member, id, firstAt: at, dueAt: at }]);
  const times = { created_at: at, due_at: at, ended_at: at + 1_000 };
  return {
    message,
    rows: [
      ["messages", { ...example, id: message, target, kind, deliveries, ...times }],
      ["attempts", { ...attempts[outcome], message, at }],
    ],
  };
}
