import { isOneOf } from "../../../alerts/actor.ts";
import { chatName } from "../../../chat/chat.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { outageText, resultText } from "../../../locale/recorded-text.ts";
import { identitiesOf } from "../../principal.ts";
import { PhoneLinks } from "../../ui/follow-up/phone-links.tsx";
import { statusLine } from "../../ui/follow-up/status-line.ts";
import { nameLine, said } from "../../ui/said.tsx";
import { visibleLine } from "../../ui/visible-text.ts";
import type { InboxView } from "./view.ts";

/** The new state of alerts that the reader has just acted on, including those where another person was faster. */
export function StatusChanged({ view }: { readonly view: InboxView }) {
  const { about, changed, person, now, language, format } = view;
  const words = wordsFor(language).followUp;
  if (about.length === 0) return null;
  return (
    <section class="changed" role="status" aria-label={words.changed}>
      <ul>
        {changed.map((alert) => (
          <li key={chatName(alert.key)}>
            <a href={`/chats/${chatName(alert.key)}`}>
              <bdi>{visibleLine(alert.summary.customer ?? "") || words.visitor}</bdi>
            </a>{" "}
            <span>{said(statusLine(alert, identitiesOf(person), now, words, format))}</span>
            {alert.state === "claimed" && isOneOf(alert.actor, identitiesOf(person)) && (
              <PhoneLinks phones={alert.summary.phones.slice(0, 1)} words={words} />
            )}
          </li>
        ))}
      </ul>
      {changed.length === 0 && <p>{words.noAlert}</p>}
    </section>
  );
}

/** Disabled targets: above the list, because people may rely on them. */
export function OutOfOrder({ view: { outages, person, language, format } }: { readonly view: InboxView }) {
  const words = wordsFor(language).inbox;
  if (outages.length === 0) return null;
  return (
    <section class="outages" aria-labelledby="outages">
      <h2 id="outages">{words.outOfOrder}</h2>
      {outages.map(({ target, since, reason }) => (
        <p key={target}>
          {said(
            words.outageSince(
              target,
              format.moment(since),
              outageText(format.language, reason, format.moment, nameLine),
            ),
          )}
        </p>
      ))}
      <p>{person.role === "admin" ? <a href="/settings">{words.toSettings}</a> : words.tellEngineer}</p>
    </section>
  );
}

/** Targets that asked us to wait for long: other targets are notified meanwhile. */
export function Waiting({ view: { outages, waits, language, format } }: { readonly view: InboxView }) {
  const words = wordsFor(language).inbox;
  // Disabled targets are shown already.
  const shown = waits.filter(({ target }) => outages.every((outage) => outage.target !== target));
  if (shown.length === 0) return null;
  return (
    <section class="held" aria-labelledby="waiting">
      <h2 id="waiting">{words.waiting}</h2>
      {shown.map(({ target, until, ...answer }) => (
        <p key={target}>{words.waitsUntil(target, format.moment(until), resultText(format.language, answer))}</p>
      ))}
      <p>{words.othersTold}</p>
    </section>
  );
}

/** Alerts that wait for an opening: below the list, which includes them. */
export function Held({ view: { counts, language, format } }: { readonly view: InboxView }) {
  const words = wordsFor(language).inbox;
  if (counts.untilOpening.length === 0) return null;
  return (
    <section class="held" aria-labelledby="held">
      <h2 id="held">{words.held}</h2>
      {counts.untilOpening.map(({ target, count, more, dueAt }) => (
        <p key={target}>{words.heldUntil(count, format.capped(count, more), target, format.moment(dueAt))}</p>
      ))}
    </section>
  );
}
