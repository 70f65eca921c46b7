import { type ChatKey, chatName } from "../../../chat/chat.ts";
import { type Format, formatFor } from "../../../locale/format.ts";
import { type Words, wordsFor } from "../../../locale/locale.ts";
import { BYTES_A_DAY, ENTRIES_A_DAY, type NotKept } from "../../../store/quarantine/daily-limits.ts";
import type { QuarantineEntry } from "../../../store/quarantine/quarantine.ts";
import type { PageOf } from "../../http/pagination.ts";
import type { Viewer } from "../../request/viewer.ts";
import { framedPage } from "../../ui/frame.tsx";
import { Pager } from "../../ui/list/pager.tsx";
import { type Column, ListTable } from "../../ui/list/table.tsx";
import { ReplayForm } from "./entry-forms.tsx";
import { problemInWords } from "./problem-in-words.ts";

/** How many bodies were not kept, by day. */
function NotKeptDays({ days, format }: { readonly days: readonly NotKept[]; readonly format: Format }) {
  const words = wordsFor(format.language).quarantine;
  // Days in UTC, wherever the reader is.
  const { day: dayName } = formatFor(format.language, "UTC");
  return (
    <section class="panel">
      <h2>{words.notKept}</h2>
      <ul>
        {days.map(({ day, plain, encrypted }) => (
          <li>
            {dayName(Date.parse(day))}: {words.notKeptCounts(format.number(plain), format.number(encrypted))}
          </li>
        ))}
      </ul>
    </section>
  );
}

const PATH = "/quarantine";

interface QuarantineView extends PageOf<QuarantineEntry> {
  readonly asked: URLSearchParams;
  /** The chat that an entry has just become. */
  readonly replayed: ChatKey | null;
  /** An entry was just deleted. */
  readonly deleted: boolean;
  readonly notKept: readonly NotKept[];
}

export function quarantinePage(view: QuarantineView, viewer: Viewer): string {
  const { format, person } = viewer;
  const { entries, asked, replayed, deleted, notKept } = view;
  const { language } = format;
  const words = wordsFor(language).quarantine;
  return framedPage(
    { language, title: words.title, here: "quarantine", person },
    <>
      <h1>{words.title}</h1>
      <p class="hint">
        {words.intro} {words.share(format.number(ENTRIES_A_DAY), format.number(BYTES_A_DAY / 1_000_000))}
      </p>
      {replayed !== null && (
        <p class="done" role="status">
          {words.replayed} <a href={`/chats/${chatName(replayed)}`}>{words.chat(chatName(replayed))}</a>.
        </p>
      )}
      {deleted && (
        <p class="done" role="status">
          {words.deleted}
        </p>
      )}
      {notKept.length > 0 && <NotKeptDays days={notKept} format={format} />}
      {entries.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <ListTable
          caption={words.title}
          columns={columnsOf(format, person.role === "admin")}
          entries={entries}
          idOf={({ id }) => `q-${id}`}
        />
      )}
      <Pager path={PATH} forms={["json"]} query={asked} page={view} format={format} />
    </>,
  );
}

function columnsOf(format: Format, mayReplay: boolean): readonly Column<QuarantineEntry>[] {
  const words = wordsFor(format.language).quarantine;
  return [
    {
      label: words.last,
      className: "when",
      cell: ({ id, lastAt }) => <a href={`${PATH}/${id}`}>{format.moment(lastAt)}</a>,
    },
    { label: words.size, className: "when", cell: ({ bytes }) => sizeOf(bytes, format) },
    { label: words.problem, className: "free", cell: ({ problem }) => problemInWords(problem, format.language) },
    { label: words.count, className: "number", cell: ({ count }) => format.number(count) },
    { label: words.encrypted, cell: ({ encrypted }) => (encrypted ? words.isEncrypted : words.isPlain) },
    ...(mayReplay ? [replayColumn(words, format)] : []),
  ];
}

function replayColumn(words: Words["quarantine"], format: Format): Column<QuarantineEntry> {
  return {
    label: words.act,
    className: "act",
    cell: ({ id, lastAt }) => <ReplayForm id={id} when={format.moment(lastAt)} words={words} />,
  };
}

/** In kilobytes, with one decimal. */
export function sizeOf(bytes: number, format: Format): string {
  return wordsFor(format.language).quarantine.kilobytes(format.number(Math.max(1, Math.round(bytes / 100)) / 10));
}
