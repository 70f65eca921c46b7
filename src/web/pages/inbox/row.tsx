import { isolated } from "../../../chat/bidi.ts";
import { chatName } from "../../../chat/chat.ts";
import { verdictOf } from "../../../delivery/messages/alert-facts.ts";
import { type Words, wordsFor } from "../../../locale/locale.ts";
import type { ListedAlert } from "../../../store/alerts/list.ts";
import { identitiesOf } from "../../principal.ts";
import { alertDetails } from "../../ui/follow-up/alert-details.ts";
import { FollowUpButtons } from "../../ui/follow-up/buttons.tsx";
import { PhoneLinks } from "../../ui/follow-up/phone-links.tsx";
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
      <PossiblySame alerts={view.sameNumber.get(chat) ?? []} view={view} />
      {state !== "open" && <p class="whose">{said(statusLine(alert, identitiesOf(person), now, ways, format))}</p>}
      {!selecting && (
        <div class="ways">
          <PhoneLinks phones={summary.phones} words={ways} />
          {summary.phones.length === 0 && <WithoutLink numbers={summary.unreadNumbers ?? []} words={words} />}
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

/** A number that cannot be read for certain is shown as it came. */
function WithoutLink({ numbers, words }: { readonly numbers: readonly string[]; readonly words: Words["inbox"] }) {
  if (numbers.length === 0) return <span class="none">{words.noNumber}</span>;
  return (
    <>
      {numbers.map((text) => (
        <span key={text} class="none">
          <bdi>{visibleLine(text)}</bdi>
        </span>
      ))}
    </>
  );
}

/** How many are named in a row; more are on the page of the chat. */
const MOST_SAME = 2;

/** Alerts with the same number under another contact or entity, so that two people do not both call. */
function PossiblySame({ alerts, view }: { readonly alerts: readonly ListedAlert[]; readonly view: InboxView }) {
  const { language, person, now, format } = view;
  const ways = wordsFor(language).followUp;
  return (
    <>
      {alerts.slice(0, MOST_SAME).map((alert) => (
        <p key={chatName(alert.key)} class="whose">
          {ways.possiblySame}{" "}
          <a href={`/chats/${chatName(alert.key)}`}>
            <bdi>{visibleLine(alert.summary.customer ?? "") || ways.visitor}</bdi>
          </a>
          {". "}
          {said(statusLine(alert, identitiesOf(person), now, ways, format))}
        </p>
      ))}
    </>
  );
}
