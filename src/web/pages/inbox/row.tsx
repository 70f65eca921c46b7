import { isolated } from "../../../chat/bidi.ts";
import { chatName } from "../../../chat/chat.ts";
import { verdictOf } from "../../../delivery/messages/alert-facts.ts";
import { wordsFor } from "../../../locale/locale.ts";
import type { ListedAlert } from "../../../store/alerts/list.ts";
import { identitiesOf } from "../../principal.ts";
import { alertDetails } from "../../ui/follow-up/alert-details.ts";
import { FollowUpButtons } from "../../ui/follow-up/buttons.tsx";
import { statusLine } from "../../ui/follow-up/status-line.ts";
import { said } from "../../ui/said.tsx";
import { visible, visibleLine } from "../../ui/visible-text.ts";
import type { InboxView } from "./view.ts";

interface Shown {
  readonly alert: ListedAlert;
  readonly view: InboxView;
  /** The path of this list. */
  readonly here: string;
}

/** One customer to call: name, reasons, wait, last messages, and the reader's actions. */
export function Row({ alert, view, here }: Shown) {
  const { language, selecting, person, now, format } = view;
  const words = wordsFor(language).inbox;
  const ways = wordsFor(language).followUp;
  const { summary, reasons, state } = alert;
  const chat = chatName(alert.key);
  const customer = visibleLine(summary.customer ?? "") || ways.visitor;
  return (
    <li class="call">
      <div class="who">
        {selecting && (
          <label class="pick">
            <input type="checkbox" name="chat" value={chat} aria-label={words.select(isolated(customer))} />
          </label>
        )}
        <h2>
          <a href={`/chats/${chat}`}>
            <bdi>{customer}</bdi>
          </a>
        </h2>
        <strong class="bad">{verdictOf(reasons, summary.course, wordsFor(language).alert)}</strong>
      </div>
      <p class="course">
        {alertDetails(alert, view.before.get(chat) ?? 0, format, now).map((part) => (
          <span key={part}>
            <bdi>{said(part)}</bdi>
          </span>
        ))}
      </p>
      {summary.words !== null && <blockquote dir="auto">{visible(summary.words)}</blockquote>}
      {state !== "open" && <p class="whose">{said(statusLine(alert, identitiesOf(person), now, ways, format))}</p>}
      {!selecting && (
        <div class="ways">
          {summary.phones.map(({ text, href }) => (
            <a key={href} class="tel" href={href} dir="ltr" aria-label={ways.call(visibleLine(text))}>
              {visibleLine(text)}
            </a>
          ))}
          {summary.phones.length === 0 && <span class="none">{words.noNumber}</span>}
          <FollowUpButtons
            {...{ chat, customer: isolated(customer) }}
            status={alert}
            reader={identitiesOf(person)}
            next={here}
            words={ways}
          />
        </div>
      )}
    </li>
  );
}
