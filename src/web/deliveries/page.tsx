import { FactList } from "../fact-list.tsx";
import { renderPage } from "../page.tsx";
import { pageWordsFor } from "../words.ts";
import { ChatTable } from "./chat-table.tsx";
import { attemptsOf, factsHeading, factsOf, titleOf, verdictOf } from "./facts.ts";
import type { DeliveryView } from "./view.ts";

/** A delivery as a page: what became of it, of which chats it tells, every attempt. */
export function deliveryPage(view: DeliveryView): string {
  const words = pageWordsFor(view.format.language);
  const { delivery } = words;
  const attempts = attemptsOf(view, delivery);
  const title = titleOf(view, delivery);
  return renderPage(
    words.language,
    title,
    <main>
      <h1>{title}</h1>
      <p class="story">{verdictOf(view, delivery)}</p>
      <Buttons view={view} />
      {view.chats.length > 1 && <ChatTable view={view} />}
      <FactList heading={factsHeading(view, words)} facts={factsOf(view, words)} />
      <section class="record" id="attempts">
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

/** To its one chat, and to the message in which others were told with it. */
function Buttons({ view: { chats, toldWith, format } }: { readonly view: DeliveryView }) {
  const { transcript, delivery } = pageWordsFor(format.language);
  const [only] = chats.length === 1 ? chats : [];
  return only === undefined && toldWith === null ? null : (
    <ul class="reach">
      {only !== undefined && (
        <li>
          <a href={only.url}>{transcript.title(only.chat)}</a>
        </li>
      )}
      {toldWith !== null && (
        <li>
          <a href={toldWith}>{delivery.toldWith}</a>
        </li>
      )}
    </ul>
  );
}
