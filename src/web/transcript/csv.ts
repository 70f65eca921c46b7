import { sideOf } from "../../chat/people.ts";
import { csv } from "../csv.ts";
import type { TranscriptView } from "./view.ts";

const HEADINGS = ["project", "chat", "number", "time", "side", "from", "message"];

/** One message a row, in the order they came; times in ISO 8601 UTC. */
export function transcriptCsv({ chat }: TranscriptView): string {
  const rows = chat.messages.map((message, index) => [
    String(chat.key.projectId),
    String(chat.key.chatId),
    String(index + 1),
    message.at === null ? "" : new Date(message.at).toISOString(),
    sideOf(message, chat),
    message.from ?? "",
    message.text,
  ]);
  return csv([HEADINGS, ...rows]);
}
