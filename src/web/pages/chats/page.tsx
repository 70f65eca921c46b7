import { REASONS } from "../../../alerts/reasons.ts";
import { chatName } from "../../../chat/chat.ts";
import type { Format } from "../../../locale/format.ts";
import { wordsFor } from "../../../locale/locale.ts";
import type { ListedChat } from "../../../store/chats/list.ts";
import type { PageOf } from "../../http/pagination.ts";
import type { Viewer } from "../../request/viewer.ts";
import { framedPage } from "../../ui/frame.tsx";
import { type Field, FilterForm } from "../../ui/list/filter-form.tsx";
import { Pager } from "../../ui/list/pager.tsx";
import { type Column, ListTable } from "../../ui/list/table.tsx";
import { visibleLine } from "../../ui/visible-text.ts";

const PATH = "/chats";

export function chatListPage(page: PageOf<ListedChat>, asked: URLSearchParams, { person, format }: Viewer): string {
  const { language } = format;
  const words = wordsFor(language).chats;
  const common = wordsFor(language).list;
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
  const words = wordsFor(format.language).chats;
  return [
    {
      label: words.chat,
      cell: ({ key, heldUntil }) => (
        <>
          <a href={`/chats/${chatName(key)}`}>{chatName(key)}</a>
          {heldUntil !== null && (
            <small class="hint"> {wordsFor(format.language).holds.mark(format.moment(heldUntil))}</small>
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
  const words = wordsFor(format.language).chats;
  const { reason } = wordsFor(format.language).transcript;
  if (chat.isSpam) return <span class="state">{words.spam}</span>;
  if (chat.reasons.length === 0) return <span class="state soft">{words.fine}</span>;
  return (
    <span class="state bad">
      <span aria-hidden="true">!</span> {chat.reasons.map((one) => reason[one]).join(", ")}
    </span>
  );
}

function fieldsOf({ language }: Format): readonly Field[] {
  const words = wordsFor(language).chats;
  const { reason } = wordsFor(language).transcript;
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
