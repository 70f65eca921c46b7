import { chatName } from "../../../chat/chat.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { identitiesOf } from "../../principal.ts";
import { FollowUpButtons } from "../../ui/follow-up/buttons.tsx";
import { FollowUpHistory } from "../../ui/follow-up/history.tsx";
import { statusLine } from "../../ui/follow-up/status-line.ts";
import { customerOf } from "./content/facts.ts";
import type { TranscriptView } from "./content/view.ts";

/** Who takes care of the customer, and what the reader can do; nothing where there is no alert. */
export function FollowUp({ view }: { readonly view: TranscriptView }) {
  const { around, chat, format } = view;
  if (around === null || around.alert === null) return null;
  const { alert, followUps, person, address, now } = around;
  const words = wordsFor(format.language).followUp;
  const customer = customerOf(view, wordsFor(format.language).transcript);
  return (
    <section class="facts follow-up" aria-label={words.states[alert.state]}>
      <p role="status">{statusLine(alert, identitiesOf(person), now, words, format)}</p>
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
