import { wordsFor } from "../../../../locale/locale.ts";
import { localTime } from "../../../../time/zone.ts";
import { type Cell, type CsvDialect, csv, FOR_PROGRAMS } from "../../../http/csv.ts";
import type { TranscriptView } from "../content/view.ts";

/** What the file of a reader depends on. */
export interface ReadersFile {
  readonly dialect: CsvDialect;
  readonly timeZone: string;
  /** Makes a whole address of a path. */
  address(path: string): string;
}

const HEADINGS = ["project", "chat", "number", "time", "side", "from", "message"] as const;
const FOR_PEOPLE = ["project", "chat", "number", "time", "timeLocal", "side", "from", "message", "url"] as const;

const PROGRAM: ReadersFile = { dialect: FOR_PROGRAMS, timeZone: "UTC", address: (path) => path };

type Row = Readonly<Record<(typeof FOR_PEOPLE)[number], Cell>>;

/** One message a row, in the order they came; times in ISO 8601 UTC, and for people also as in our time zone. */
export function transcriptCsv(
  { chat, format }: TranscriptView,
  { dialect, timeZone, address }: ReadersFile = PROGRAM,
): string {
  const columns = dialect.isForSpreadsheet ? FOR_PEOPLE : HEADINGS;
  const { projectId, chatId } = chat.key;
  const of = { project: String(projectId), chat: String(chatId) };
  const rows = chat.messages.map((message, index): Row => {
    const { at, from, text } = message;
    return {
      ...{ ...of, number: index + 1, side: message.side, from, message: text },
      time: at === null ? null : { own: new Date(at).toISOString() },
      timeLocal: at === null ? null : { own: localTime(timeZone, at) },
      url: { own: address(`/chats/${projectId}/${chatId}#m-${index + 1}`) },
    };
  });
  const { messages } = chat.unread;
  const { left } = wordsFor(format.language).transcript;
  const none = { number: null, time: null, timeLocal: null, side: null, from: null, url: null };
  const rest: readonly Row[] =
    messages === 0 ? [] : [{ ...of, ...none, message: left.messages(messages, format.number(messages)) }];
  return csv([columns, ...[...rows, ...rest].map((row) => columns.map((column) => row[column]))], dialect);
}
