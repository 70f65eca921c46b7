import type { ComponentChildren } from "preact";
import type { Edits } from "../edits.ts";
import { slaMarkOf } from "../sla-mark.ts";
import type { TranscriptView } from "../view.ts";
import type { TranscriptWords } from "../words-en.ts";
import { brief } from "./cut.ts";
import { cutProse } from "./cut-prose.tsx";
import { prose } from "./prose.tsx";
import type { Entry } from "./timeline.ts";

/** One message; its time is the link to it. Called and not mounted, as `prose` is. */
export function messageItem(entry: Entry, view: TranscriptView, edits: Edits, words: TranscriptWords) {
  const { number, message, text, side, wait } = entry;
  const { format, around } = view;
  return (
    <li id={`m-${number}`} class={side}>
      {wait && <p class="note">{words.wait[wait.who](format.duration(wait.milliseconds))}</p>}
      <p class="by">
        <a href={`#m-${number}`}>
          {message.at === null ? (
            words.noTime
          ) : (
            <time datetime={new Date(message.at).toISOString()}>{format.clock(message.at)}</time>
          )}
        </a>{" "}
        <b dir="auto">{message.from === null ? words.noName : prose(brief(message.from))}</b>{" "}
        <span class="side">{words.side[side]}</span>
        {entry.isFirstAnswer && firstAnswer(view, words)}
      </p>
      <p class="text" dir="auto">
        {text.left === 0 && text.text.trim() === "" ? (
          <i>{words.empty}</i>
        ) : (
          cutProse(text, words, format, around?.found?.places.get(number))
        )}
      </p>
      {around !== null && changeOf(number, view, edits, words)}
    </li>
  );
}

function firstAnswer(view: TranscriptView, words: TranscriptWords): ComponentChildren {
  const { timeToFirstAnswer } = view.measures;
  const mark = slaMarkOf(view, words);
  return [
    timeToFirstAnswer !== null && (
      <span class="first">{words.firstAnswerAfter(view.format.duration(timeToFirstAnswer))}</span>
    ),
    mark !== null && <span class="first">{mark}</span>,
  ];
}

/** How this message stands to the revision before. */
function changeOf(number: number, { revision, format, around }: TranscriptView, edits: Edits, words: TranscriptWords) {
  const changes = around?.changes;
  if (changes == null || typeof changes === "string") return null;
  const before = format.number(revision - 1);
  const text = edits.get(number);
  if (text !== undefined) {
    return (
      <div class="change">
        <p>{words.changes.edited(before)}</p>
        <del dir="auto">{text.text.trim() === "" && text.left === 0 ? words.empty : cutProse(text, words, format)}</del>
      </div>
    );
  }
  return changes.added.has(number) ? <p class="change">{words.changes.added(before)}</p> : null;
}
