import { REASONS } from "../../../alerts/reasons.ts";
import type { ChatKey } from "../../../chat/chat.ts";
import { suggest } from "../../../did-you-mean.ts";
import { INBOX_TABS, type InboxCursor } from "../../../store/alerts/inbox-tabs.ts";
import type { InboxFilter } from "../../../store/alerts/list.ts";
import { REFRESH } from "../../auth/last-use.ts";
import { A_PAGE, ABOUT } from "../../http/about.ts";
import { readChatName, readChatNames } from "../../request/chat-names.ts";

/** The inbox's query. */
export interface InboxQuery {
  readonly filter: InboxFilter;
  readonly after: InboxCursor | null;
  /** Boxes can be ticked: the page does not refresh. */
  readonly selecting: boolean;
  /** Alerts whose new state is shown. */
  readonly about: readonly ChatKey[];
}

export type ReadInboxQuery =
  | { readonly ok: true; readonly query: InboxQuery }
  /** `problem` says what would be valid, and never repeats a value. */
  | { readonly ok: false; readonly parameter: string; readonly problem: string };

const PARAMETERS = ["state", "queue", "reason", "after", "select", ABOUT, REFRESH];

/** A mistyped filter is an error: to ignore it would show too much. An empty one, as forms send it, is no filter. */
export function readInboxQuery(given: URLSearchParams): ReadInboxQuery {
  const unknown = [...given.keys()].find((name) => !PARAMETERS.includes(name));
  if (unknown !== undefined) return mistake(unknown, `is no filter of this list: ${suggest(unknown, PARAMETERS)}`);
  const state = given.get("state") || "open";
  const tab = INBOX_TABS.find((known) => known === state);
  if (tab === undefined) return mistake("state", `must be one of ${INBOX_TABS.join(", ")}`);
  const asked = given.get("reason") || null;
  const reason = REASONS.find((known) => known === asked) ?? null;
  if (reason === null && asked !== null) return mistake("reason", `must be one of ${REASONS.join(", ")}`);
  const place = given.get("after");
  const after = place === null ? null : readPlace(place);
  if (after === undefined) return mistake("after", "must be as the link to the next page gives it");
  const filter = { tab, queue: given.get("queue") || null, reason };
  const about = readChatNames(given.get(ABOUT), A_PAGE);
  return { ok: true, query: { filter, after, selecting: given.has("select"), about } };
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
  const [, urgency, openedAt, since, name = ""] = /^(\d{1,3})\.(\d{1,15})\.(\d{1,15})\.(.+)$/.exec(text) ?? [];
  const key = readChatName(name);
  if (key === null) return undefined;
  return { urgency: Number(urgency), openedAt: Number(openedAt), since: Number(since), key };
}

function mistake(parameter: string, problem: string): ReadInboxQuery {
  return { ok: false, parameter, problem };
}
