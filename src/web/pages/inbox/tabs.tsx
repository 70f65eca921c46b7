import { REASONS } from "../../../alerts/reasons.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { MOST_OPEN } from "../../../store/alerts/inbox-counts.ts";
import { INBOX_TABS, type InboxTab } from "../../../store/alerts/inbox-tabs.ts";
import { nameLine } from "../../ui/said.tsx";
import { inboxSearch } from "./query.ts";
import type { InboxView } from "./view.ts";

/** The four tabs with their counts. */
export function Tabs({ view }: { readonly view: InboxView }) {
  const { filter, language } = view;
  const words = wordsFor(language).inbox;
  return (
    <nav class="shelves" aria-label={words.tabsLabel}>
      {INBOX_TABS.map((tab) => (
        <a
          key={tab}
          href={`/${inboxSearch({ ...filter, tab })}`}
          aria-current={tab === filter.tab ? "page" : undefined}
        >
          {words.tabs[tab]}
          {countOf(tab, view)}
        </a>
      ))}
    </nav>
  );
}

/** Null if it is unknown. */
function countOf(tab: InboxTab, { counts, filter, format }: InboxView) {
  if (tab === "resolved" || filter.reason !== null) return null;
  const queues = counts.queues.filter(({ queue }) => filter.queue === null || queue === filter.queue);
  const all = counts.queues.reduce((sum, { open, mine, others }) => sum + open + mine + others, 0);
  const count = format.number(queues.reduce((sum, counts) => sum + counts[tab], 0));
  return <b> {tab === "open" && all >= MOST_OPEN ? `${count}+` : count}</b>;
}

/** By queue and reason. */
export function Filters({ view }: { readonly view: InboxView }) {
  const { filter, counts, language } = view;
  const words = wordsFor(language).inbox;
  const found = counts.queues.flatMap(({ queue }) => (queue === null ? [] : [queue]));
  const queues = filter.queue === null || found.includes(filter.queue) ? found : [...found, filter.queue];
  return (
    <form class="filters" method="get" action="/" aria-label={words.filters}>
      {filter.tab !== "open" && <input type="hidden" name="state" value={filter.tab} />}
      <label>
        {words.queue}
        <select name="queue">
          <option value="">{words.any}</option>
          {queues.map((queue) => (
            <option key={queue} value={queue} selected={queue === filter.queue}>
              {nameLine(queue)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.reason}
        <select name="reason">
          <option value="">{words.any}</option>
          {REASONS.map((reason) => (
            <option key={reason} value={reason} selected={reason === filter.reason}>
              {words.reasons[reason]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{words.show}</button>
    </form>
  );
}
