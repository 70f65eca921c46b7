import { wordsFor } from "../../../locale/locale.ts";
import { FactList } from "../../ui/fact-list.tsx";
import { framedPage } from "../../ui/frame.tsx";
import { renderPage } from "../../ui/html.tsx";
import { said } from "../../ui/said.tsx";
import { againForm } from "./again-form.tsx";
import { attemptLines, attemptNotes, noAttempts } from "./attempt-lines.ts";
import { ChatTable } from "./chat-table.tsx";
import { factsHeading, factsOf, titleOf, verdictOf } from "./facts.ts";
import { partLines, partsHeading } from "./part-lines.ts";
import type { DeliveryView } from "./view.ts";

/** A delivery as a page, with navigation for readers who are signed in. */
export function deliveryPage(view: DeliveryView): string {
  const { person, format } = view;
  const title = titleOf(view, wordsFor(format.language).deliveries);
  const content = <Content view={view} title={title} />;
  if (person === null) return renderPage(format.language, title, <main>{content}</main>);
  return framedPage({ language: format.language, title, here: "deliveries", person }, content);
}

/** Its outcome, its chats, and every attempt. */
function Content({ view, title }: { readonly view: DeliveryView; readonly title: string }) {
  const words = wordsFor(view.format.language);
  const { deliveries: delivery } = words;
  const attempts = attemptLines(view, delivery);
  return (
    <>
      <h1>{title}</h1>
      <p class="story">{said(verdictOf(view, delivery))}</p>
      <Done view={view} />
      <Buttons view={view} />
      {view.chats.length > 1 && <ChatTable view={view} />}
      <FactList heading={factsHeading(view, words)} facts={factsOf(view, words)} />
      <Recipients view={view} />
      <section class="record" id="attempts">
        <h2>{delivery.attempts}</h2>
        {attemptNotes(view, delivery).map((note) => (
          <p>{note}</p>
        ))}
        {attempts.length === 0 ? (
          <p>{noAttempts(view, delivery)}</p>
        ) : (
          <ol>
            {attempts.map(({ said, number }) =>
              number === null ? <li class="gap">{said}</li> : <li value={number}>{said}</li>,
            )}
          </ol>
        )}
      </section>
    </>
  );
}

/** To whom it went, or is to go. */
function Recipients({ view }: { readonly view: DeliveryView }) {
  const { deliveries: words } = wordsFor(view.format.language);
  return view.parts.length === 0 ? null : (
    <section class="record" id="recipients">
      <h2>{partsHeading(view.parts, words)}</h2>
      <ul>
        {partLines(view, words).map((line) => (
          <li>{said(line)}</li>
        ))}
      </ul>
    </section>
  );
}

/** What was just done, or can be done. */
function Done({ view: { delivery, person, address, done, format } }: { readonly view: DeliveryView }) {
  if (person === null) return null;
  const words = wordsFor(format.language).deliveries.list;
  return done === null || done.kind === "all" ? (
    againForm(delivery, address, words)
  ) : (
    <p class="done" role="status">
      {words.done[done.kind]}
    </p>
  );
}

/** Links to its chat, and to the message that it was part of. */
function Buttons({ view: { chats, toldWith, format } }: { readonly view: DeliveryView }) {
  const { transcript, deliveries: delivery } = wordsFor(format.language);
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
