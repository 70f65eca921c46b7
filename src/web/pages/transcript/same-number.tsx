import { chatName } from "../../../chat/chat.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { identitiesOf } from "../../principal.ts";
import { statusLine } from "../../ui/follow-up/status-line.ts";
import { visibleLine } from "../../ui/visible-text.ts";
import type { TranscriptView } from "./content/view.ts";

/** Alerts of what may be the same customer, and who has them, so that two people do not both call. */
export function SameNumber({ view: { around, format } }: { readonly view: TranscriptView }) {
  if (around === null || around.sameNumber.length === 0) return null;
  const { sameNumber, person, now } = around;
  const { transcript, followUp } = wordsFor(format.language);
  return (
    <section id="same-number" class="facts" aria-labelledby="same-number-heading">
      <h2 id="same-number-heading">{transcript.sameNumber.heading}</h2>
      <p>{transcript.sameNumber.why}</p>
      <ul class="list">
        {sameNumber.map((alert) => (
          <li>
            <a href={`/chats/${chatName(alert.key)}`}>
              <bdi>{visibleLine(alert.summary.customer ?? "") || followUp.visitor}</bdi>,{" "}
              {format.moment(alert.openedAt)}
            </a>{" "}
            {statusLine(alert, identitiesOf(person), now, followUp, format)}
          </li>
        ))}
      </ul>
    </section>
  );
}
