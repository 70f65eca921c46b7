import { wordsFor } from "../../../locale/locale.ts";
import { said } from "../../ui/said.tsx";
import { customerOf, lastWordsLabel, lastWordsOf, storyOf, verdictOf } from "./content/facts.ts";
import { type Reach, reachesOf, unreadOf } from "./content/reach.ts";
import type { TranscriptView } from "./content/view.ts";
import { prose } from "./conversation/message.tsx";

/** More stand in the customer record. */
const MOST_REACHES = 20;

/** Why, who, how to reach them, what happened, what they wanted. */
export function Head({ view }: { readonly view: TranscriptView }) {
  const words = wordsFor(view.format.language).transcript;
  const lastWords = lastWordsOf(view);
  const reaches = reachesOf(view);
  const unread = unreadOf(view);
  const more = reaches.length - MOST_REACHES;
  return (
    <header>
      <p class="verdict">
        {verdictOf(view, words).map((verdict) => (
          <strong class={view.reasons.length > 0 ? "bad" : "plain"}>{said(verdict)}</strong>
        ))}
      </p>
      <h1 dir="auto">{said(customerOf(view, words))}</h1>
      {reaches.length + unread.length > 0 && (
        <ul class="reach" aria-label={words.reach}>
          {reaches.slice(0, MOST_REACHES).map((reach) => (
            <ReachItem reach={reach} view={view} />
          ))}
          {unread.map((text) => (
            <li>
              <bdi>{prose(text)}</bdi>
            </li>
          ))}
          {more > 0 && <li>{words.left.more(view.format.number(more))}</li>}
        </ul>
      )}
      {view.crmLinks !== undefined && view.crmLinks.length > 0 && (
        <ul class="reach" aria-label={wordsFor(view.format.language).fields.openIn}>
          {view.crmLinks.map(({ label, url }) => (
            <li>
              <a href={url} rel="noopener noreferrer">
                {label}
              </a>
            </li>
          ))}
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

function ReachItem({ reach: { href, text, whose, isWritten }, view }: ReachShown) {
  const said = wordsFor(view.format.language).followUp;
  return (
    <li>
      <a href={href}>
        <bdi dir="ltr">{prose(text)}</bdi>
      </a>
      {isWritten && <small> {said.writtenInChat}</small>}
      {whose !== null && (
        <small>
          {" "}
          <bdi>{prose(whose)}</bdi>
        </small>
      )}
    </li>
  );
}

interface ReachShown {
  readonly reach: Reach;
  readonly view: TranscriptView;
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
