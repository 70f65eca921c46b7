import { PROJECT } from "../bodies.ts";
import { messageRows } from "./message-rows.ts";
import type { Drawn } from "./population.ts";
import type { Row, Templates, Value, Written } from "./templates.ts";

/** Of a thousand deliveries so many end dead, and so many are suppressed as too old. */
const DEAD = 4;
const TOO_OLD = 8;

/** What one target is told of an alert. `heldUntil`: it has not been told yet, as its hours begin then. */
export function alertDeliveryRows(
  templates: Templates,
  { chatId, receivedAt, random }: Drawn,
  target: string,
  reasons: Value,
  heldUntil: number | null,
): readonly Written[] {
  const chance = random() * 1_000;
  const { tooOld, pending } = templates.deliveries;
  const row = (template: Row, more: Row) =>
    deliveryRow(template, chatId, "alert-1", target, reasons, { created_at: receivedAt, ...more });
  if (heldUntil !== null) {
    return [row(pending, { due_at: heldUntil, ended_at: null, status: "pending", note: null, message: null })];
  }
  const times = { due_at: receivedAt, ended_at: receivedAt + 2_000 };
  if (DEAD <= chance && chance < DEAD + TOO_OLD) return [row(tooOld, { ...times, message: null })];
  const outcome = chance < DEAD ? "dead" : "sent";
  const id = deliveryId(chatId, "alert-1", target);
  const { message, rows } = messageRows(templates, outcome, { id, kind: "alert", target }, receivedAt + 1_000);
  return [row(templates.deliveries[outcome], { ...times, message }), ...rows];
}

/** The customer came back, and who was told of it has heard so. */
export function changeDeliveryRows(
  templates: Templates,
  chatId: number,
  number: Value,
  target: string,
  reasons: Value,
  at: number,
): readonly Written[] {
  const { change, sent } = templates.deliveries;
  const id = deliveryId(chatId, `change-${number}`, target);
  const { message, rows } = messageRows(templates, "sent", { id, kind: "change", target }, at + 1_000);
  const ended = { status: sent.status, note: sent.note, ref: null, message };
  const times = { created_at: at, due_at: at, ended_at: at + 2_000 };
  return [deliveryRow(change, chatId, `change-${number}`, target, reasons, { ...times, ...ended }), ...rows];
}

function deliveryRow(template: Row, chatId: number, which: string, target: string, reasons: Value, more: Row): Written {
  const id = deliveryId(chatId, which, target);
  return ["deliveries", { ...template, id, chat_id: chatId, project_id: PROJECT, target, reasons, ...more }];
}

function deliveryId(chatId: number, which: string, target: string): string {
  return `${PROJECT}-${chatId}-${which}-${target}`;
}
