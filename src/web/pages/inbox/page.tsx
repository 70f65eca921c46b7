import type { ComponentChildren } from "preact";
import { chatName } from "../../../chat/chat.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { EXAMINED } from "../../../store/alerts/inbox-tabs.ts";
import { OutcomeFields } from "../../ui/follow-up/outcome-fields.tsx";
import { framedPage } from "../../ui/frame.tsx";
import { Held, OutOfOrder, StatusChanged, Waiting } from "./banners.tsx";
import { encodeCursor, inboxSearch } from "./query.ts";
import { Row } from "./row.tsx";
import { Filters, Tabs } from "./tabs.tsx";
import type { InboxView } from "./view.ts";

/** `/`: customers who need a call, worst first. */
export function inboxPage(view: InboxView): string {
  const { language, person, alerts, filter, after, next, selecting } = view;
  const words = wordsFor(language).inbox;
  const page = after === null ? {} : { after: encodeCursor(after) };
  const here = `/${inboxSearch(filter, page)}`;
  const entries = (
    <ol class="calls">
      {alerts.map((alert) => (
        <Row key={chatName(alert.key)} {...{ alert, view, here }} />
      ))}
    </ol>
  );
  return framedPage(
    { language, title: words.heading, here: "inbox", person },
    <>
      <h1>{words.heading}</h1>
      <StatusChanged view={view} />
      <OutOfOrder view={view} />
      <Waiting view={view} />
      <Tabs view={view} />
      <Filters view={view} />
      {alerts.length === 0 && !view.isCut && <Empty view={view} />}
      {view.isCut && <p class="hint">{words.lookedAt(view.format.number(EXAMINED))}</p>}
      {alerts.length > 0 && (selecting ? <Selection {...{ view, here }}>{entries}</Selection> : entries)}
      <p class="foot">
        {next !== null && <a href={`/${next}`}>{view.isCut ? words.goOn : words.next}</a>}
        {selecting ? (
          <a href={here}>{words.selectDone}</a>
        ) : (
          alerts.length > 1 && <a href={`/${inboxSearch(filter, { ...page, select: "1" })}`}>{words.selectSeveral}</a>
        )}
        <small>{selecting ? words.selecting : words.refreshes}</small>
      </p>
      <Held view={view} />
    </>,
  );
}

interface Selecting {
  readonly view: InboxView;
  readonly here: string;
  readonly children: ComponentChildren;
}

/** The list with boxes to tick, and the actions for ticked ones. */
function Selection({ view, here, children }: Selecting) {
  const words = wordsFor(view.language).inbox;
  const said = wordsFor(view.language).followUp;
  const { tab } = view.filter;
  return (
    <form class="selection" method="post" action="/alerts/claim">
      <input type="hidden" name="next" value={here} />
      {children}
      <section class="selected" aria-labelledby="selected">
        <h2 id="selected">{words.forSelected}</h2>
        {tab === "open" && (
          <button type="submit" formnovalidate>
            {said.claim}
          </button>
        )}
        {(tab === "open" || tab === "mine") && (
          <>
            <OutcomeFields words={said} chosen={null} />
            <button type="submit" formaction="/alerts/resolve">
              {said.resolve}
            </button>
          </>
        )}
      </section>
    </form>
  );
}

/** Says that the list is empty, and shows that chats still arrive. */
function Empty({ view }: { readonly view: InboxView }) {
  const { filter, counts, format, now, language } = view;
  const words = wordsFor(language).inbox;
  const { lastChatAt, lastAlertAt } = counts;
  const isNarrowed = filter.queue !== null || filter.reason !== null;
  const alerted = lastAlertAt === null ? words.noAlertYet : words.lastAlert(format.ago(now - lastAlertAt));
  return (
    <div class="empty">
      <p>{isNarrowed ? words.emptyFiltered : words.empty[filter.tab]}</p>
      {filter.tab === "open" && !isNarrowed && (
        <p>{lastChatAt === null ? alerted : words.lastChat(format.ago(now - Math.min(now, lastChatAt)))}</p>
      )}
    </div>
  );
}
