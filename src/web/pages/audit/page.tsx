import { chatName } from "../../../chat/chat.ts";
import { actorName } from "../../../locale/actor-name.ts";
import type { Format } from "../../../locale/format.ts";
import { type Language, wordsFor } from "../../../locale/locale.ts";
import { dayName } from "../../../privacy/audit/chain.ts";
import type { ListedAuditEntry } from "../../../store/audit/list.ts";
import { ACTIONS } from "../../../store/audit/log.ts";
import type { SealedDay } from "../../../store/audit/seals.ts";
import type { PageOf } from "../../http/pagination.ts";
import type { Viewer } from "../../request/viewer.ts";
import { framedPage } from "../../ui/frame.tsx";
import { type Field, FilterForm } from "../../ui/list/filter-form.tsx";
import { Pager } from "../../ui/list/pager.tsx";
import { type Column, ListTable } from "../../ui/list/table.tsx";
import { nameLine, said } from "../../ui/said.tsx";
import { visibleLine } from "../../ui/visible-text.ts";
import { encodeCursor } from "./query.ts";
import type { Sealing } from "./seals.ts";

/** The seals of the days on the page, and the latest in any case. */
function SealList({ sealing: { seals, latest }, format }: Sealed) {
  const words = wordsFor(format.language).audit.seals;
  const isShown = latest === null || seals.some(({ day }) => day === latest.day);
  const shown = isShown ? seals : [latest, ...seals];
  const columns: readonly Column<SealedDay>[] = [
    { label: words.day, className: "when", cell: ({ day }) => dayName(day) },
    { label: words.rows, className: "number", cell: ({ count }) => format.number(count) },
    { label: words.seal, className: "free", cell: ({ hash }) => <code>{hash}</code> },
  ];
  return (
    <section>
      <h2>{words.title}</h2>
      <p class="hint">{words.intro}</p>
      {shown.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ListTable caption={words.title} columns={columns} entries={shown} idOf={({ day }) => `seal-${dayName(day)}`} />
      )}
    </section>
  );
}

interface Sealed {
  readonly sealing: Sealing;
  readonly format: Format;
}

const PATH = "/audit";

export function auditPage(
  page: PageOf<ListedAuditEntry>,
  sealing: Sealing,
  asked: URLSearchParams,
  { person, format }: Viewer,
): string {
  const { language } = format;
  const words = wordsFor(language).audit;
  const common = wordsFor(language).list;
  return framedPage(
    { language, title: words.title, here: "audit", person },
    <>
      <h1>{words.title}</h1>
      <p class="hint">{words.intro}</p>
      <FilterForm action={PATH} fields={fieldsOf(language, asked)} query={asked} words={common} />
      {page.entries.length === 0 ? (
        <p>{page.examinedUntil === null ? common.nothing : common.nothingSoFar}</p>
      ) : (
        <ListTable
          caption={words.title}
          columns={columnsOf(format)}
          entries={page.entries}
          idOf={(entry) => encodeURIComponent(encodeCursor(entry))}
        />
      )}
      <Pager path={PATH} forms={["json", "csv"]} query={asked} page={page} format={format} />
      <SealList sealing={sealing} format={format} />
    </>,
  );
}

function columnsOf(format: Format): readonly Column<ListedAuditEntry>[] {
  const words = wordsFor(format.language).audit;
  const doors = new Map(Object.entries(words.doors));
  return [
    { label: words.when, className: "when", cell: ({ at }) => format.moment(at) },
    { label: words.action, cell: ({ action }) => words.actions[action] },
    {
      label: words.who,
      className: "free",
      cell: ({ actor }) => <bdi>{said(actorName(actor, format.language, nameLine))}</bdi>,
    },
    // An older version may have known another one.
    { label: words.door, cell: ({ door }) => doors.get(door) ?? door },
    {
      label: words.chat,
      cell: ({ chat }) => (chat === null ? null : <a href={`/chats/${chatName(chat)}`}>{chatName(chat)}</a>),
    },
    { label: words.what, className: "free", cell: ({ what }) => <bdi>{visibleLine(what)}</bdi> },
  ];
}

/** What is asked for stays to be chosen, though no door may be called so. */
function fieldsOf(language: Language, asked: URLSearchParams): readonly Field[] {
  const words = wordsFor(language).audit;
  const door = asked.get("door");
  const doors = Object.entries(words.doors);
  const all = door === null || doors.some(([known]) => known === door) ? doors : [...doors, [door, door] as const];
  return [
    { kind: "text", name: "who", label: words.who, like: "jane.smith@example.com" },
    { kind: "choice", name: "door", label: words.door, options: all },
    {
      kind: "choice",
      name: "action",
      label: words.action,
      options: ACTIONS.map((action) => [action, words.actions[action]] as const),
    },
    { kind: "text", name: "chat", label: words.chat, like: "130/101" },
  ];
}
