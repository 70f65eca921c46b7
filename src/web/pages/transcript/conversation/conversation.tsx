import { wordsFor } from "../../../../locale/locale.ts";
import { type Edits, editsOf } from "../content/edits.ts";
import { slaMarkOf } from "../content/facts.ts";
import { shownMessages } from "../content/shown-messages.ts";
import { type TimelineDay, type TimelineEntry, timelineOf } from "../content/timeline.ts";
import type { TranscriptView } from "../content/view.ts";
import { messageItem } from "./message.tsx";
import { SearchForm } from "./search-form.tsx";

/** The closed conversation: a section for each day, a list item for each message. */
export function Conversation({ view }: { readonly view: TranscriptView }) {
  const words = wordsFor(view.format.language).transcript;
  const mark = view.measures.firstAnswerAt === null ? slaMarkOf(view, words) : null;
  const shown = shownMessages(view.chat);
  const edits = editsOf(view, shown);
  const isUnanswered = view.measures.unansweredAtEnd > 0;
  return (
    <section id="conversation" class="conversation" aria-labelledby="conversation-heading">
      <h2 id="conversation-heading">{words.conversation}</h2>
      <SearchForm view={view} />
      {view.chat.messages.length === 0 && <p>{words.noMessages(view.format.moment(view.receivedAt))}</p>}
      {timelineOf(view, shown).map((day) => (
        <DaySection day={day} view={view} edits={edits} />
      ))}
      {isUnanswered && <p class="note">{words.noAnswerAfter}</p>}
      {isUnanswered && mark !== null && <p class="note">{mark}</p>}
    </section>
  );
}

interface InDay {
  readonly view: TranscriptView;
  readonly edits: Edits;
}

function DaySection({ day, view, edits }: InDay & { readonly day: TimelineDay }) {
  const words = wordsFor(view.format.language).transcript;
  return (
    <section class="day">
      {day.left > 0 && <p class="note">{words.left.messages(day.left, view.format.number(day.left))}</p>}
      <h3>{day.name ?? words.noDay}</h3>
      <ol start={day.entries[0]?.number}>
        {stretchesOf(day.entries).map((entries) => (
          <Stretch entries={entries} view={view} edits={edits} />
        ))}
      </ol>
    </section>
  );
}

/** Mounted one after the other, so that of thousands of messages a few are in memory at a time. */
function Stretch({ entries, view, edits }: InDay & { readonly entries: readonly TimelineEntry[] }) {
  const words = wordsFor(view.format.language).transcript;
  return <>{entries.map((entry) => messageItem(entry, view, edits, words))}</>;
}

const STRETCH = 50;

function stretchesOf(entries: readonly TimelineEntry[]): readonly (readonly TimelineEntry[])[] {
  const count = Math.ceil(entries.length / STRETCH);
  return Array.from({ length: count }, (_, index) => entries.slice(index * STRETCH, (index + 1) * STRETCH));
}
