import { chatName } from "../../../chat/chat.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { FORMS } from "../../http/content-type.ts";
import { identitiesOf } from "../../principal.ts";
import { FactList } from "../../ui/fact-list.tsx";
import { FollowUpButtons } from "../../ui/follow-up/buttons.tsx";
import { FollowUpHistory } from "../../ui/follow-up/history.tsx";
import { statusLine } from "../../ui/follow-up/status-line.ts";
import { framedPage } from "../../ui/frame.tsx";
import { HoldSection } from "../../ui/holds/section.tsx";
import { renderPage } from "../../ui/html.tsx";
import { said } from "../../ui/said.tsx";
import { AlertSection } from "./alert.tsx";
import { customerOf, encodingOf, factsOf, footnotesOf, verdictOf } from "./content/facts.ts";
import type { TranscriptView } from "./content/view.ts";
import { Conversation } from "./conversation/conversation.tsx";
import { Head } from "./head.tsx";
import { CustomerRecord } from "./record.tsx";
import { OlderNotice, Revisions } from "./revisions.tsx";
import { SameContact } from "./same-contact.tsx";
import { SameNumber } from "./same-number.tsx";

/** Who takes care of the customer, and what the reader can do; nothing where there is no alert. */
function FollowUp({ view }: { readonly view: TranscriptView }) {
  const { around, chat, format } = view;
  if (around === null || around.alert === null) return null;
  const { alert, followUps, person, address, now } = around;
  const words = wordsFor(format.language).followUp;
  const customer = customerOf(view, wordsFor(format.language).transcript);
  return (
    <section class="facts follow-up" aria-label={words.states[alert.state]}>
      <p role="status">{said(statusLine(alert, identitiesOf(person), now, words, format))}</p>
      <div class="ways">
        <FollowUpButtons
          {...{ chat: chatName(chat.key), customer, next: address, words }}
          status={alert}
          reader={identitiesOf(person)}
        />
      </div>
      <FollowUpHistory {...{ followUps, words, format }} />
    </section>
  );
}

/** The transcript as a page: who it is, how to reach them and what happened first, then the conversation. */
export function transcriptPage(view: TranscriptView): string {
  const { language } = view.format;
  const words = wordsFor(language).transcript;
  const title = `${verdictOf(view, words).join(", ")}: ${customerOf(view, words)} – ${words.title(chatName(view.chat.key))}`;
  return view.around === null
    ? renderPage(
        language,
        title,
        <main>
          <Transcript view={view} />
        </main>,
      )
    : framedPage({ language, title, here: null, person: view.around.person }, <Transcript view={view} />);
}

function Transcript({ view }: { readonly view: TranscriptView }) {
  const words = wordsFor(view.format.language).transcript;
  return (
    <article class="transcript">
      <OlderNotice view={view} />
      <EncodingNotice view={view} />
      <Head view={view} />
      <FollowUp view={view} />
      <SameNumber view={view} />
      <FactList heading={words.facts} facts={factsOf(view, words)} />
      <Conversation view={view} />
      <aside>
        <AlertSection view={view} />
        <HoldSection chat={view.chat.key} hold={view.hold} reader={view.around} format={view.format} />
        <CustomerRecord view={view} />
        <SameContact view={view} />
        <Revisions view={view} />
        <FactList heading={words.origin} facts={footnotesOf(view, words)} />
        <OtherForms view={view} />
      </aside>
    </article>
  );
}

function EncodingNotice({ view }: { readonly view: TranscriptView }) {
  const notice = encodingOf(view, wordsFor(view.format.language).transcript);
  return notice === null ? null : <p class="hint">{notice}</p>;
}

function OtherForms({ view }: { readonly view: TranscriptView }) {
  const words = wordsFor(view.format.language).transcript;
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
