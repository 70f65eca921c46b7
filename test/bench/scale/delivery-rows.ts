import { randomUUID } from "node:crypto";
import * as v from "valibot";
import { attemptSchema } from "../../../src/alerts/delivery.ts";
import { PROJECT } from "../bodies.ts";
import type { Drawn } from "./population.ts";
import type { Row, Templates, Value, Written } from "./templates.ts";

/** Of a thousand deliveries so many end dead, and so many are suppressed as too old. */
const DEAD = 4;
const TOO_OLD = 8;

/** What one target is told of an alert. `heldUntil`: it has not been told yet, as its hours begin then. */
export function alertDeliveryRow(
  templates: Templates,
  { chatId, receivedAt, random }: Drawn,
  target: string,
  reasons: Value,
  heldUntil: number | null,
): Written {
  const chance = random() * 1_000;
  const { sent, dead, tooOld, pending } = templates.deliveries;
  const template = heldUntil !== null ? pending : chance < DEAD ? dead : chance < DEAD + TOO_OLD ? tooOld : sent;
  const times =
    heldUntil !== null
      ? { due_at: heldUntil, ended_at: null, status: "pending", note: null, attempts: "[]" }
      : { due_at: receivedAt, ended_at: receivedAt + 2_000, attempts: attemptsAt(template, receivedAt + 1_000) };
  return deliveryRow(template, chatId, "alert-1", target, reasons, { created_at: receivedAt, ...times });
}

/** The customer came back, and who was told of it has heard so. */
export function changeDeliveryRow(
  { deliveries: { change, sent } }: Templates,
  chatId: number,
  number: Value,
  target: string,
  reasons: Value,
  at: number,
): Written {
  const times = { created_at: at, due_at: at, ended_at: at + 2_000, attempts: attemptsAt(sent, at + 1_000) };
  const ended = { status: sent.status, note: sent.note, ref: null };
  return deliveryRow(change, chatId, `change-${number}`, target, reasons, { ...times, ...ended });
}

function deliveryRow(template: Row, chatId: number, which: string, target: string, reasons: Value, more: Row): Written {
  const id = `${PROJECT}-${chatId}-${which}-${target}`;
  return ["deliveries", { ...template, id, chat_id: chatId, project_id: PROJECT, target, reasons, ...more }];
}

const attempts = v.pipe(v.string(), v.parseJson(), v.array(attemptSchema));
type Attempts = v.InferOutput<typeof attempts>;
const read = new WeakMap<Row, Attempts>();

/** As many as in the example, under names of their own. */
function attemptsAt(template: Row, at: number): string {
  const known = read.get(template) ?? v.parse(attempts, template.attempts);
  read.set(template, known);
  return JSON.stringify(known.map((attempt) => ({ ...attempt, message: randomUUID(), at })));
}
