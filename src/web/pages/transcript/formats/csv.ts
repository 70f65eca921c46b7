import { wordsFor } from "../../../../locale/locale.ts";
import { csv } from "../../../http/csv.ts";
import type { TranscriptView } from "../content/view.ts";

const HEADINGS = ["project", "chat", "number", "time", "side", "from", "message"];

/** One message a row, in the order they came; times in ISO 8601 UTC. */
export function transcriptCsv({ chat, format }: TranscriptView): string {
  const rows = chat.messages.map((message, index) => [
    String(chat.key.projectId),
    String(chat.key.chatId),
    String(index + 1),
    message.at === null ? "" : new Date(message.at).toISOString(),
    message.side,
    message.from ?? "",
    message.text,
  ]);
  const { messages } = chat.unread;
  if (messages === 0) return csv([HEADINGS, ...rows]);
  const { left } = wordsFor(format.language).transcript;
  const note = [String(chat.key.projectId), String(chat.key.chatId), "", "", "", ""];
  return csv([HEADINGS, ...rows, [...note, left.messages(messages, format.number(messages))]]);
}
