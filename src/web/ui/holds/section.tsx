import { type ChatKey, chatName } from "../../../chat/chat.ts";
import { actorName } from "../../../locale/actor-name.ts";
import type { Format } from "../../../locale/format.ts";
import { wordsFor } from "../../../locale/locale.ts";
import { LONGEST_REASON, lastDay } from "../../../privacy/hold.ts";
import type { Hold } from "../../../store/privacy/holds.ts";
import { dateOf, dayAt } from "../../../time/calendar.ts";
import type { Person } from "../../principal.ts";
import { nameLine, said } from "../said.tsx";
import { visible } from "../visible-text.ts";

interface HoldView {
  readonly chat: ChatKey;
  /** Null: the chat is not on hold. */
  readonly hold: Hold | null;
  /** Null for link holders. */
  readonly reader: { readonly person: Person; readonly now: number; readonly timeZone: string } | null;
  readonly format: Format;
}

/** Whether the chat is on hold, and the administrators' forms for it. Nothing for link holders. */
export function HoldSection({ chat, hold, reader, format }: HoldView) {
  if (reader === null) return null;
  const { person, now, timeZone } = reader;
  if (hold === null && person.role !== "admin") return null;
  const words = wordsFor(format.language).holds;
  const path = `/chats/${chatName(chat)}/hold`;
  return (
    <section id="hold" class="facts hold" aria-labelledby="hold-heading">
      <h2 id="hold-heading">{words.heading}</h2>
      {hold !== null && (
        <>
          <p>
            <strong>{words.until(format.moment(hold.endsAt))}</strong>
          </p>
          <blockquote dir="auto">{visible(hold.reason)}</blockquote>
          <p class="hint">
            {said(words.by(actorName(hold.actor, format.language, nameLine), format.moment(hold.madeAt)))}
          </p>
        </>
      )}
      {person.role === "admin" && (
        <>
          {hold !== null && (
            <form method="post" action={`${path}/end`}>
              <button type="submit" class="quiet">
                {words.end}
              </button>
            </form>
          )}
          <details>
            <summary>{hold === null ? words.put : words.change}</summary>
            <form method="post" action={path}>
              <p class="hint">{words.effect}</p>
              <label for="hold-reason">{words.reason}</label>
              <textarea id="hold-reason" name="reason" rows={2} maxlength={LONGEST_REASON} required dir="auto">
                {hold?.reason}
              </textarea>
              <label for="hold-until">{words.lastDay}</label>
              <input
                {...{ id: "hold-until", name: "until", type: "date", required: true }}
                min={dateOf(dayAt(timeZone, now))}
                max={dateOf(lastDay(timeZone, now))}
                value={hold === null ? undefined : dateOf(dayAt(timeZone, hold.endsAt - 1))}
              />
              <button type="submit">{words.submit}</button>
            </form>
          </details>
        </>
      )}
    </section>
  );
}
