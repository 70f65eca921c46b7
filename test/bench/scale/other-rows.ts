import { PROJECT } from "../bodies.ts";
import { auditRow } from "./audit-rows.ts";
import { sha256 } from "./chat-rows.ts";
import { AGENTS } from "./population.ts";
import type { Templates, Written } from "./templates.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Every so many chats: an erasure of one of them, a body that could not be read, a copy in KV that has still to go. */
const EVERY = { erased: 2_000, unreadable: 1_000, stale: 1_000 } as const;

/** Erased long ago: its ids are left, its erasure, and the two lines on the audit list. Null: it was not. */
export function erasedRows(templates: Templates, chatId: number, receivedAt: number): readonly Written[] | null {
  if (chatId % EVERY.erased !== EVERY.erased / 4) return null;
  const key = { chat_id: chatId, project_id: PROJECT };
  const [at, endedAt] = [receivedAt + HOUR, receivedAt + HOUR + 4 * MINUTE];
  const done = { step: "done", seen: "", asked_at: at, ended_at: endedAt };
  const id = `chat-${PROJECT}-${chatId}`;
  const what = { action: "erased", what: `chat ${PROJECT}/${chatId}: 1 chat, 1 revision, 0 alerts, 0 deliveries` };
  return [
    ["chats", { ...templates.chats.erased, ...key }],
    ["erasures", { ...templates.erasure, id, subject: chatId, ...done }],
    auditRow(templates, "asked-to-erase", chatId, at, AGENTS[0] ?? "", { what: `chat ${PROJECT}/${chatId}` }),
    auditRow(templates, "asked-to-erase", chatId, endedAt, AGENTS[0] ?? "", what),
  ];
}

/** What came in at the same time and is about no chat that is stored; copies are not due before tomorrow. */
export function otherRows(templates: Templates, chatId: number, at: number, now: number): readonly Written[] {
  const rows: Written[] = [];
  if (chatId % EVERY.unreadable === 1) {
    const body = Buffer.from(`{"chatId": "none", "projectId": ${PROJECT}, "ticketId": ${chatId}}`);
    const id = sha256(body);
    const seen = { first_at: at, last_at: at };
    rows.push(["quarantine", { ...templates.quarantine, id, ...seen, body: body.toString("base64") }]);
    rows.push(["sights", { ...templates.serviceEvent, what: id, ...seen, told_at: at + MINUTE }]);
  }
  if (chatId % EVERY.stale === 2) {
    const due = { due_at: now + DAY, again_at: null, erasure: null };
    rows.push(["stale_copies", { ...templates.staleCopy, chat_id: chatId, project_id: PROJECT, ...due }]);
  }
  return rows;
}

/** Twice a day it is looked for what is over. The last look has not ended. */
export function expiryRows({ expiry }: Templates, count: number, from: number, now: number): readonly Written[] {
  const looks = Math.floor((now - from) / (12 * HOUR));
  return Array.from({ length: looks }, (_, index): Written => {
    const begun_at = now - HOUR - (looks - 1 - index) * 12 * HOUR;
    const isLast = index === looks - 1;
    const place = isLast
      ? { after_chat_id: Math.floor(count / 2), after_project_id: PROJECT, ended_at: null }
      : { after_chat_id: count, after_project_id: PROJECT, ended_at: begun_at + HOUR };
    return ["expiries", { ...expiry, begun_at, before: begun_at - 180 * DAY, chats: 0, quarantined: 0, ...place }];
  });
}
