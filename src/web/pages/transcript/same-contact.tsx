import { chatName } from "../../../chat/chat.ts";
import { wordsFor } from "../../../locale/locale.ts";
import type { SameContactChat } from "../../../store/chats/same-contact.ts";
import type { TranscriptView } from "./content/view.ts";

/** Earlier and later chats of the same customer; nothing where VCC Live does not say who that is. */
export function SameContact({ view }: { readonly view: TranscriptView }) {
  const { around, chat, format } = view;
  const words = wordsFor(format.language).transcript.sameContact;
  if (around === null || chat.contactId === null) return null;
  const { earlier, later } = around;
  return (
    <section id="neighbours" class="record" aria-labelledby="neighbours-heading">
      <h2 id="neighbours-heading">{words.heading}</h2>
      {earlier.length + later.length === 0 && <p>{words.none}</p>}
      <Chats heading={words.later} chats={later.toReversed()} view={view} />
      <Chats heading={words.earlier} chats={earlier} view={view} />
    </section>
  );
}

function Chats({ heading, chats, view: { format } }: ChatsShown) {
  const words = wordsFor(format.language).transcript;
  if (chats.length === 0) return null;
  return (
    <>
      <h3>{heading}</h3>
      <ul class="list">
        {chats.map(({ key, at, messages, isSpam, reasons }) => (
          <li>
            <a href={`/chats/${chatName(key)}`}>{format.moment(at)}</a>{" "}
            {[
              ...reasons.map((reason) => words.reason[reason]),
              ...(isSpam ? [words.spam] : []),
              words.sameContact.messages(messages, format.number(messages)),
            ].join(", ")}
          </li>
        ))}
      </ul>
    </>
  );
}

interface ChatsShown {
  readonly heading: string;
  readonly chats: readonly SameContactChat[];
  readonly view: TranscriptView;
}
