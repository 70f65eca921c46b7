import { chatName } from "../../chat/chat.ts";
import { FactList } from "../fact-list.tsx";
import { FORMS } from "../forms.ts";
import { renderPage } from "../page.tsx";
import { pageWordsFor } from "../words.ts";
import { Conversation } from "./conversation.tsx";
import { customerOf, factsOf, footnotesOf, lastWordsOf, storyOf, verdictOf } from "./facts.ts";
import { prose } from "./prose.tsx";
import { reachesOf } from "./reach.ts";
import { CustomerRecord } from "./record.tsx";
import type { TranscriptView } from "./view.ts";

/** The transcript as a page: who it is, how to reach them and what happened first, then the conversation. */
export function transcriptPage(view: TranscriptView): string {
  const words = pageWordsFor(view.format.language);
  const { transcript } = words;
  const title = `${verdictOf(view, transcript).join(", ")}: ${customerOf(view, transcript)} – ${transcript.title(chatName(view.chat.key))}`;
  return renderPage(
    words.language,
    title,
    <main class="transcript">
      <Head view={view} />
      <FactList heading={transcript.facts} facts={factsOf(view, transcript)} />
      <Conversation view={view} />
      <aside>
        <CustomerRecord view={view} />
        <FactList heading={transcript.origin} facts={footnotesOf(view, transcript)} />
        <OtherForms view={view} />
      </aside>
    </main>,
  );
}

function Head({ view }: { readonly view: TranscriptView }) {
  const words = pageWordsFor(view.format.language).transcript;
  const lastWords = lastWordsOf(view);
  const reaches = reachesOf(view.chat.customer);
  const count = view.chat.messages.length;
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
          {reaches.map((reach) => (
            <li>
              <a href={reach.href}>{reach.text}</a>
            </li>
          ))}
        </ul>
      )}
      <p class="story">{storyOf(view, words)}</p>
      {lastWords !== null && (
        <figure>
          <figcaption>{words.lastWords}</figcaption>
          <blockquote dir="auto">{prose(lastWords)}</blockquote>
        </figure>
      )}
      <nav aria-label={words.onThisPage}>
        <a href="#conversation">{words.conversation}</a> {count > 0 && <a href={`#m-${count}`}>{words.toEnd}</a>}{" "}
        <a href="#record">{words.record}</a>
      </nav>
    </header>
  );
}

function OtherForms({ view }: { readonly view: TranscriptView }) {
  const words = pageWordsFor(view.format.language).transcript;
  const links = FORMS.flatMap((form) => {
    const href = form === "html" ? undefined : view.links[form];
    return href === undefined ? [] : [<a href={href}>{form}</a>, " "];
  });
  return links.length === 0 ? null : (
    <nav class="forms" aria-label={words.forms}>
      <h2>{words.forms}</h2>
      {links}
    </nav>
  );
}
