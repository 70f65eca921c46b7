import { REASONS } from "../../../alerts/reasons.ts";
import { chatName } from "../../../chat/chat.ts";
import type { Format } from "../../../locale/format.ts";
import type { ListedChat } from "../../../store/chats/list.ts";
import type { PageOf } from "../../http/pagination.ts";
import type { Viewer } from "../../request/viewer.ts";
import { framedPage } from "../../ui/frame.tsx";
import { holdWords } from "../../ui/holds/words.ts";
import { type Field, FilterForm } from "../../ui/list/filter-form.tsx";
import { Pager } from "../../ui/list/pager.tsx";
import { type Column, ListTable } from "../../ui/list/table.tsx";
import { listWords } from "../../ui/list/words.ts";
import { visibleLine } from "../../ui/visible-text.ts";
import { pageWordsFor } from "../../words.ts";
import { chatListWords } from "./words.ts";

const PATH = "/chats";

export function chatListPage(page: PageOf<ListedChat>, asked: URLSearchParams, { person, format }: Viewer): string {
  const { language } = format;
  const words = chatListWords[language];
  const common = listWords[language];
  return framedPage(
    { language, title: words.title, here: "chats", person },
    <>
      <h1>{words.title}</h1>
      <p class="hint">{words.intro}</p>
      <FilterForm action={PATH} fields={fieldsOf(format)} query={asked} words={common} />
      {page.entries.length === 0 ? (
        <p>{page.examinedUntil === null ? common.nothing : common.nothingSoFar}</p>
      ) : (
        <ListTable
          caption={words.title}
          columns={columnsOf(format)}
          entries={page.entries}
          idOf={({ key }) => `chat-${key.projectId}-${key.chatId}`}
        />
      )}
      <Pager path={PATH} forms={["json", "csv"]} query={asked} page={page} format={format} />
    </>,
  );
}

function columnsOf(format: Format): readonly Column<ListedChat>[] {
  const words = chatListWords[format.language];
  return [
    {
      label: words.chat,
      cell: ({ key, heldUntil }) => (
        <>
          <a href={`/chats/${chatName(key)}`}>{chatName(key)}</a>
          {heldUntil !== null && (
            <small class="hint"> {holdWords[format.language].mark(format.moment(heldUntil))}</small>
          )}
        </>
      ),
    },
    { label: words.received, className: "when", cell: ({ receivedAt }) => format.moment(receivedAt) },
    { label: words.reasons, cell: (chat) => <Verdict chat={chat} format={format} /> },
    { label: words.queue, className: "free", cell: ({ queue }) => theirs(queue) },
    { label: words.disposition, className: "free", cell: ({ disposition }) => theirs(disposition) },
    { label: words.messages, className: "number", cell: ({ messages }) => format.number(messages) },
    {
      label: words.revisions,
      className: "number",
      cell: ({ revisions }) => (revisions === 1 ? null : format.number(revisions)),
    },
  ];
}

/** Text from outside, on one line and without invisible characters. */
function theirs(text: string | null) {
  return text === null ? null : <bdi>{visibleLine(text)}</bdi>;
}

function Verdict({ chat, format }: { readonly chat: ListedChat; readonly format: Format }) {
  const words = chatListWords[format.language];
  const { reason } = pageWordsFor(format.language).transcript;
  if (chat.isSpam) return <span class="state">{words.spam}</span>;
  if (chat.reasons.length === 0) return <span class="state soft">{words.fine}</span>;
  return (
    <span class="state bad">
      <span aria-hidden="true">!</span> {chat.reasons.map((one) => reason[one]).join(", ")}
    </span>
  );
}

function fieldsOf({ language }: Format): readonly Field[] {
  const words = chatListWords[language];
  const { reason } = pageWordsFor(language).transcript;
  const spam = [
    ["no", words.no],
    ["yes", words.yes],
  ] as const;
  return [
    { kind: "text", name: "project", label: words.project, like: "130" },
    { kind: "text", name: "chat", label: words.chatId, like: "101" },
    { kind: "text", name: "queue", label: words.queue, like: "" },
    { kind: "text", name: "disposition", label: words.disposition, like: "missed" },
    { kind: "choice", name: "reason", label: words.reason, options: REASONS.map((one) => [one, reason[one]] as const) },
    { kind: "choice", name: "spam", label: words.spam, options: spam },
  ];
}
