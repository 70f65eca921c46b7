import { FactList } from "../fact-list.tsx";
import { renderPage } from "../page.tsx";
import { pageWordsFor } from "../words.ts";
import { attemptsOf, factsOf, verdictOf } from "./facts.ts";
import type { DeliveryView } from "./view.ts";

/** A delivery as a page: what became of it, of which chats it tells, every attempt. */
export function deliveryPage(view: DeliveryView): string {
  const words = pageWordsFor(view.format.language);
  const { delivery, transcript } = words;
  const attempts = attemptsOf(view, delivery);
  const title = delivery.title(view.chats.map(({ chat }) => chat).join(", "), view.delivery.target);
  return renderPage(
    words.language,
    title,
    <main>
      <h1>{title}</h1>
      <p class="story">{verdictOf(view, delivery)}</p>
      <FactList heading={transcript.facts} facts={factsOf(view, words)} />
      {view.chats.length > 0 && (
        <ul class="reach">
          {view.chats.map(({ chat, url }) => (
            <li>
              <a href={url}>{transcript.title(chat)}</a>
            </li>
          ))}
        </ul>
      )}
      <section class="record">
        <h2>{delivery.attempts}</h2>
        {attempts.length === 0 ? (
          <p>{delivery.noAttempts}</p>
        ) : (
          <ol>
            {attempts.map((line) => (
              <li>{line}</li>
            ))}
          </ol>
        )}
      </section>
    </main>,
  );
}
