import * as v from "valibot";
import { REASONS } from "../../../alerts/reasons.ts";
import type { ChatKey } from "../../../chat/chat.ts";
import { readChatName, readChatNames } from "../../../chat/ids.ts";
import { INBOX_TABS, type InboxCursor } from "../../../store/alerts/inbox-tabs.ts";
import type { InboxFilter } from "../../../store/alerts/list.ts";
import { REFRESH } from "../../auth/last-use.ts";
import { A_PAGE, ABOUT } from "../../http/acted-on.ts";
import { anyText, cursorFilter, oneOfOrEmpty, type QueryMistake, readFilters } from "../../http/query-params.ts";

/** The inbox's query. */
export interface InboxQuery {
  readonly filter: InboxFilter;
  readonly after: InboxCursor | null;
  /** Boxes can be ticked: the page does not refresh. */
  readonly selecting: boolean;
  /** Alerts whose new state is shown. */
  readonly about: readonly ChatKey[];
}

export type ReadInboxQuery = { readonly ok: true; readonly query: InboxQuery } | QueryMistake;

/** An empty one, as forms send it, asks for nothing. */
const FILTERS = v.object({
  ...{ state: oneOfOrEmpty(INBOX_TABS), queue: anyText, reason: oneOfOrEmpty(REASONS) },
  ...{ after: cursorFilter(readPlace), select: anyText, [ABOUT]: anyText, [REFRESH]: anyText },
});

export function readInboxQuery(given: URLSearchParams): ReadInboxQuery {
  const read = readFilters(given, FILTERS);
  if (!read.ok) return read;
  const { state, queue, reason, after, select, [ABOUT]: about } = read.values;
  const filter = { tab: state ?? "open", queue: queue || null, reason };
  const query = { filter, after, selecting: select !== null, about: readChatNames(about, A_PAGE) };
  return { ok: true, query };
}

/** The query for this list, from its beginning or a position; "" for all open alerts. */
export function inboxSearch({ tab, queue, reason }: InboxFilter, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    ...(tab === "open" ? {} : { state: tab }),
    ...(queue === null ? {} : { queue }),
    ...(reason === null ? {} : { reason }),
    ...more,
  });
  return query.size === 0 ? "" : `?${query}`;
}

export function encodeCursor({ urgency, openedAt, since, key }: InboxCursor): string {
  return `${urgency}.${openedAt}.${since}.${key.projectId}/${key.chatId}`;
}

function readPlace(text: string): InboxCursor | undefined {
  const [, urgency, openedAt, since, name = ""] = /^(-?\d{1,3})\.(\d{1,15})\.(\d{1,15})\.(.+)$/.exec(text) ?? [];
  const key = readChatName(name);
  if (key === null) return undefined;
  return { urgency: Number(urgency), openedAt: Number(openedAt), since: Number(since), key };
}
