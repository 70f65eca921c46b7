import { contactMethodsOf } from "../../../chat/contact-methods.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { customerOf, lastWordsLabel, lastWordsOf, storyOf, verdictOf } from "./content/facts.ts";
import type { TranscriptView } from "./content/view.ts";
import { prose } from "./conversation/message.tsx";

/** More stand in the customer record. */
const MOST_REACHES = 20;

/** Why, who, how to reach them, what happened, what they wanted. */
export function Head({ view }: { readonly view: TranscriptView }) {
  const words = wordsFor(view.format.language).transcript;
  const lastWords = lastWordsOf(view);
  const reaches = contactMethodsOf(view.chat.customer);
  const more = reaches.length - MOST_REACHES;
  return (
    <header>
      <p class="verdict">
        {verdictOf(view, words).map((verdict) => (
          <strong class={view.reasons.length > 0 ? "bad" : "plain"}>{verdict}</strong>
        ))}
      </p>
      <h1 dir="auto">{customerOf(view, words)}</h1>
      {reaches.length > 0 && (
        <ul class="reach" aria-label={words.reach}>
          {reaches.slice(0, MOST_REACHES).map((reach) => (
            <li>
              <a href={reach.href}>{reach.text}</a>
            </li>
          ))}
          {more > 0 && <li>{words.left.more(view.format.number(more))}</li>}
        </ul>
      )}
      <p class="story">{storyOf(view, words)}</p>
      {lastWords !== null && (
        <figure>
          <figcaption>{lastWordsLabel(view, words)}</figcaption>
          <blockquote dir="auto" tabindex={mayScroll(lastWords) ? 0 : undefined}>
            {prose(lastWords)}
          </blockquote>
        </figure>
      )}
      <OnThisPage view={view} />
    </header>
  );
}

/** What is too long for its place scrolls, and then the keyboard must get there. */
function mayScroll(words: string): boolean {
  return words.length > 200 || words.split("\n").length > 5;
}

function OnThisPage({ view: { chat, format } }: { readonly view: TranscriptView }) {
  const words = wordsFor(format.language).transcript;
  const count = chat.messages.length;
  return (
    <nav aria-label={words.onThisPage}>
      <a href="#conversation">{words.conversation}</a> {count > 0 && <a href={`#m-${count}`}>{words.toEnd}</a>}{" "}
      <a href="#record">{words.record}</a>
    </nav>
  );
}
