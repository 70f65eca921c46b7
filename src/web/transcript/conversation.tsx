import { pageWordsFor } from "../words.ts";
import { prose } from "./prose.tsx";
import { type Day, type Entry, timelineOf } from "./timeline.ts";
import type { TranscriptView } from "./view.ts";

/** The closed conversation: a section for each day, a list item for each message. */
export function Conversation({ view }: { readonly view: TranscriptView }) {
  const words = pageWordsFor(view.format.language).transcript;
  return (
    <section id="conversation" class="conversation" aria-labelledby="conversation-heading">
      <h2 id="conversation-heading">{words.conversation}</h2>
      {view.chat.messages.length === 0 && <p>{words.noMessages(view.format.moment(view.receivedAt))}</p>}
      {timelineOf(view).map((day) => (
        <DaySection day={day} view={view} />
      ))}
      {view.measures.unansweredAtEnd > 0 && <p class="note">{words.noAnswerAfter}</p>}
    </section>
  );
}

function DaySection({ day, view }: { readonly day: Day; readonly view: TranscriptView }) {
  const words = pageWordsFor(view.format.language).transcript;
  return (
    <section class="day">
      <h3>{day.name ?? words.noDay}</h3>
      <ol start={day.entries[0]?.number}>{day.entries.map((entry) => messageItem(entry, view))}</ol>
    </section>
  );
}

/** Called and not mounted, as `prose` is. */
function messageItem({ number, message, side, wait, isFirstAnswer }: Entry, { format, measures }: TranscriptView) {
  const words = pageWordsFor(format.language).transcript;
  return (
    <li id={`m-${number}`} class={side}>
      {wait && <p class="note">{words.wait[wait.who](format.duration(wait.milliseconds))}</p>}
      <p class="by">
        {message.at === null ? (
          <span>{words.noTime}</span>
        ) : (
          <time datetime={new Date(message.at).toISOString()}>{format.clock(message.at)}</time>
        )}{" "}
        <b dir="auto">{message.from === null ? words.noName : prose(message.from)}</b>{" "}
        <span class="side">{words.side[side]}</span>
        {isFirstAnswer && measures.timeToFirstAnswer !== null && (
          <span class="first">{words.firstAnswerAfter(format.duration(measures.timeToFirstAnswer))}</span>
        )}
      </p>
      <p class="text" dir="auto">
        {message.text.trim() === "" ? <i>{words.empty}</i> : prose(message.text)}
      </p>
    </li>
  );
}
