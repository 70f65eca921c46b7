import type { Format } from "../../../locale/format.ts";
import { wordsFor } from "../../../locale/locale.ts";
import type { Session } from "../../../store/sign-in/sessions.ts";
import type { PageOf } from "../../http/pagination.ts";
import type { Viewer } from "../../request/viewer.ts";
import { framedPage } from "../../ui/frame.tsx";
import { Pager } from "../../ui/list/pager.tsx";
import { type Column, ListTable } from "../../ui/list/table.tsx";
import { nameLine } from "../../ui/said.tsx";
import { visibleLine } from "../../ui/visible-text.ts";
import { endOf } from "./to-json.ts";

const PATH = "/sessions";

interface SessionsView extends PageOf<Session> {
  readonly asked: URLSearchParams;
  /** The id of the reader's own session; null if they signed in otherwise. */
  readonly own: string | null;
  /** One was just ended. */
  readonly ended: boolean;
  /** In milliseconds. */
  readonly idle: number;
}

export function sessionsPage(view: SessionsView, { format, person }: Viewer): string {
  const { entries, asked, ended, idle } = view;
  const { language } = format;
  const words = wordsFor(language).sessions;
  return framedPage(
    { language, title: words.title, here: "sessions", person },
    <>
      <h1>{words.title}</h1>
      <p class="hint">{words.intro(format.duration(idle))}</p>
      {ended && (
        <p class="done" role="status">
          {words.ended}
        </p>
      )}
      {entries.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <ListTable
          caption={words.title}
          columns={columnsOf(view, format)}
          entries={entries}
          idOf={({ id }) => `s-${id}`}
        />
      )}
      <Pager path={PATH} forms={["json"]} query={asked} page={view} format={format} />
    </>,
  );
}

function columnsOf({ own, idle }: SessionsView, format: Format): readonly Column<Session>[] {
  const words = wordsFor(format.language).sessions;
  return [
    {
      label: words.name,
      className: "free",
      cell: ({ id, name }) => (
        <>
          <bdi>{visibleLine(name)}</bdi>
          {id === own && <span class="soft"> ({words.own})</span>}
        </>
      ),
    },
    { label: words.token, cell: ({ role }) => words.roles[role] },
    { label: words.signedIn, className: "when", cell: ({ madeAt }) => format.moment(madeAt) },
    { label: words.lastUsed, className: "when", cell: ({ usedAt }) => format.moment(usedAt) },
    { label: words.ends, className: "when", cell: (session) => format.moment(endOf(session, idle)) },
    { label: words.browser, cell: ({ browser }) => (browser === "" ? null : browser) },
    { label: words.act, className: "act", cell: (session) => <EndForm session={session} format={format} /> },
  ];
}

function EndForm({ session: { id, name, madeAt }, format }: { readonly session: Session; readonly format: Format }) {
  const { end } = wordsFor(format.language).sessions;
  return (
    <form method="post" action={`${PATH}/${id}/end`}>
      <input type="hidden" name="next" value={PATH} />
      <button type="submit" class="quiet" aria-label={`${end}: ${nameLine(name)}, ${format.moment(madeAt)}`}>
        {end}
      </button>
    </form>
  );
}
