import type { Chat } from "../../../../../src/chat/chat.ts";
import { measure } from "../../../../../src/chat/measures.ts";
import { readChat } from "../../../../../src/chat/read.ts";
import { formatFor } from "../../../../../src/locale/format.ts";
import { FORMS } from "../../../../../src/web/http/content-type.ts";
import type { TranscriptView } from "../../../../../src/web/pages/transcript/content/view.ts";
import { READING } from "../../../../support/reading.ts";

/** What the store would hand to the page for this body: first of one revision, a missed chat. */
export function viewOf(body: object): TranscriptView {
  const reading = readChat(JSON.stringify(body), READING);
  if (!reading.ok) throw new Error(`the fixture is no chat: ${reading.problem.code}`);
  return viewOfChat(reading.chat);
}

export function viewOfChat(chat: Chat): TranscriptView {
  return {
    chat,
    measures: measure(chat),
    sla: "breached",
    reasons: ["missed", "sla-breached"],
    revision: 1,
    current: 1,
    revisions: 2,
    receivedAt: Date.parse("2025-03-06T17:10:00Z"),
    alertedAt: Date.parse("2025-03-06T17:10:00Z"),
    format: formatFor("en", "Europe/Budapest"),
    country: null,
    links: Object.fromEntries(FORMS.map((form) => [form, `/chats/130/102.${form}`])),
    encoding: { name: "utf-8", doubt: null },
    hold: null,
    around: null,
  };
}

/** One customer message with this text, from somebody with this name. */
export function viewSaying(text: string, from = "Visitor"): TranscriptView {
  return viewOf({
    projectId: 130,
    chatId: 102,
    disposition: "missed",
    conversation: [{ from, date: "2025-03-06T18:02:11+01:00", message: text }],
    clientData: { name: from },
  });
}
