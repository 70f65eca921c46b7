import { createHash, randomUUID } from "node:crypto";
import { PROJECT } from "../bodies.ts";
import { alertRows, type Follow } from "./alert-rows.ts";
import { auditRow } from "./audit-rows.ts";
import { posted } from "./body.ts";
import { AGENTS, type Drawn, isAlerting, pick } from "./population.ts";
import type { Templates, Written } from "./templates.ts";

/** One of so many chats that need nobody is opened by somebody. */
const OPENED = 20;
const HOUR = 3_600_000;

/** What the Worker has of a chat: its head and its body, and where it alerts, what became of that. */
export function chatRows(templates: Templates, chat: Drawn, follow: Follow): readonly Written[] {
  const { chatId, kind, receivedAt, contactId, queue, agent, messages, random } = chat;
  const { body, firstAt, lastAt } = posted(chat);
  const key = { chat_id: chatId, project_id: PROJECT };
  const head = templates.chats[kind];
  const rows = isAlerting(kind)
    ? alertRows(templates, chat, lastAt, follow)
    : random() * OPENED < 1
      ? [auditRow(templates, "opened", chatId, Math.min(follow.now, receivedAt + HOUR), pick(AGENTS, random))]
      : [];
  return [
    [
      "chats",
      {
        ...head,
        ...key,
        ...{ receipt: randomUUID(), last_message_at: lastAt, messages, queue, received_at: receivedAt },
        // Null where nobody answered, as in the example.
        answered_from: head.answered_from === null ? null : firstAt,
        agent,
      },
    ],
    [
      "revisions",
      {
        ...templates.revisions[kind],
        ...key,
        // The Worker's is of the canonical JSON. No chat is repeated here, so any will do that is no other's.
        ...{ digest: sha256(body), received_at: receivedAt, contact_id: contactId, body: body.toString() },
      },
    ],
    ...rows,
  ];
}

export function sha256(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}
