import type { ComponentChildren } from "preact";
import type { Format } from "../../../../locale/format.ts";
import type { Words } from "../../../../locale/locale.ts";
import { type Piece, pieces } from "../../../ui/visible-text.ts";
import { brief, type Cut } from "../content/cut.ts";
import type { Edits } from "../content/edits.ts";
import { authorOf, firstAnswerNote, slaMarkOf } from "../content/facts.ts";
import type { Range } from "../content/search.ts";
import type { TimelineEntry } from "../content/timeline.ts";
import type { TranscriptView } from "../content/view.ts";

/** A stretch of a text that begins at `at`, with what was found marked; a place that a link or a sign cuts is marked in parts. */
function marked(stretch: string, at: number, found: readonly Range[]): ComponentChildren {
  if (found.length === 0) return stretch;
  const parts: ComponentChildren[] = [];
  let done = 0;
  for (const place of found) {
    const start = Math.max(place.start - at, 0);
    const end = Math.min(place.end - at, stretch.length);
    if (start >= end) continue;
    parts.push(stretch.slice(done, start), <mark>{stretch.slice(start, end)}</mark>);
    done = end;
  }
  parts.push(stretch.slice(done));
  return parts;
}

/** Somebody's text as far as it is shown, and how much of it is not. */
export function cutProse(
  { text, left }: Cut,
  { left: words }: Words["transcript"],
  format: Format,
  found?: readonly Range[],
): ComponentChildren {
  const shown = prose(text, found);
  return left === 0 ? shown : [shown, "… ", <i>{words.characters(left, format.number(left))}</i>];
}

/** Up to what no address holds: spaces, quotes, angle brackets, anything unseen. */
const ADDRESS = /https?:\/\/[^\s<>"'`\p{C}]+/giu;
const TRAILING = /[.,;:!?)\]}…”’»]+$/u;

/** In characters. Longer ones nobody follows, and an address is written twice, once in percent signs. */
const LONGEST = 2_000;

/**
 * Somebody's text as it was written: http and https addresses are links, unseen characters are signs, `found` is
 * marked, nothing else acts. Called and not mounted, because a component for each of some thousand messages is what
 * costs.
 */
export function prose(text: string, found: readonly Range[] = []): ComponentChildren {
  const [only, ...more] = pieces(text);
  if (only === undefined) return null;
  return more.length === 0 ? shown(only, found) : [only, ...more].map((piece) => shown(piece, found));
}

function shown(piece: Piece, found: readonly Range[]): ComponentChildren {
  return piece.isSign ? <span class="sign">{piece.text}</span> : linked(piece, found);
}

function linked({ text, at }: Piece, found: readonly Range[]): ComponentChildren {
  if (!text.includes("://")) return marked(text, at, found);
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, "");
    const href = hrefOf(address);
    if (href === null) continue;
    parts.push(
      marked(text.slice(end, match.index), at + end, found),
      <a href={href} rel="noopener noreferrer nofollow ugc">
        {marked(address, at + match.index, found)}
      </a>,
    );
    end = match.index + address.length;
  }
  parts.push(marked(text.slice(end), at + end, found));
  return parts;
}

/** Null for what is no address, and for one that wears a name before its host: "https://bank.example@evil.example". */
function hrefOf(address: string): string | null {
  if (address.length > LONGEST) return null;
  const url = URL.parse(address);
  return url && url.username === "" && url.password === "" ? url.href : null;
}

/** One message; its time is the link to it. Called and not mounted, as `prose` is. */
export function messageItem(entry: TimelineEntry, view: TranscriptView, edits: Edits, words: Words["transcript"]) {
  const { number, message, text, wait } = entry;
  const { format, around, chat } = view;
  return (
    <li id={`m-${number}`} class={message.side}>
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
        <span class="side">{authorOf(message, chat, words)}</span>
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

function firstAnswer(view: TranscriptView, words: Words["transcript"]): ComponentChildren {
  const note = firstAnswerNote(view, words);
  const mark = slaMarkOf(view, words);
  return [note !== null && <span class="first">{note}</span>, mark !== null && <span class="first">{mark}</span>];
}

/** How this message stands to the revision before. */
function changeOf(
  number: number,
  { revision, format, around }: TranscriptView,
  edits: Edits,
  words: Words["transcript"],
) {
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
