import { randomUUID } from "node:crypto";
import { PROJECT } from "../bodies.ts";
import type { Templates, Written } from "./templates.ts";

/** A line of the audit list about one chat. */
export function auditRow(
  { audit }: Templates,
  action: keyof Templates["audit"],
  chatId: number,
  at: number,
  who: string,
  changes: Readonly<Record<string, string>> = {},
): Written {
  return ["audit", { ...audit[action], at, id: randomUUID(), who, chat_id: chatId, project_id: PROJECT, ...changes }];
}
