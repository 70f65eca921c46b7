import { isEnding } from "../../../alerts/state.ts";
import { actorName } from "../../../locale/actor-name.ts";
import type { Format } from "../../../locale/format.ts";
import type { Words } from "../../../locale/locale.ts";
import { type FollowUp, MOST_FOLLOW_UPS } from "../../../store/alerts/follow-ups.ts";
import { nameLine, said } from "../said.tsx";
import { visible } from "../visible-text.ts";

interface HistoryView {
  readonly followUps: readonly FollowUp[];
  readonly words: Words["followUp"];
  readonly format: Format;
}

/**
 * The alert's history since it was opened, oldest first; of a long one, the latest entries. Nothing if there is none.
 */
export function FollowUpHistory({ followUps, words, format }: HistoryView) {
  if (followUps.length === 0) return null;
  return (
    <section class="follow-ups" aria-labelledby="follow-ups">
      <h2 id="follow-ups">{words.history}</h2>
      {followUps.length > MOST_FOLLOW_UPS && <p class="hint">{words.historyCut(format.number(MOST_FOLLOW_UPS))}</p>}
      <ol>
        {followUps.slice(-MOST_FOLLOW_UPS).map((followUp) => (
          <li key={`${followUp.at} ${followUp.action}`}>
            <time datetime={new Date(followUp.at).toISOString()}>{format.moment(followUp.at)}</time>{" "}
            <span>{said(didSaid(followUp, words, format))}</span>
            {followUp.note !== null && <blockquote dir="auto">{visible(followUp.note)}</blockquote>}
            {followUp.cameBackIn !== null && <CameBackIn chat={followUp.cameBackIn} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function CameBackIn({ chat }: { readonly chat: string }) {
  return (
    <>
      {": "}
      <a href={`/chats/${chat}`}>{chat}</a>
    </>
  );
}

/** "Jane Smith resolved it: Called back". */
function didSaid(followUp: FollowUp, words: Words["followUp"], { language }: Format): string {
  const { actor, action, outcome } = followUp;
  if (outcome === "came-back") return words.cameBackIn;
  if (outcome !== null && isEnding(outcome)) return words.outcomes[outcome];
  if (actor === null) return words.news;
  const did = words.did[action](actorName(actor, language, nameLine));
  return outcome === null ? did : `${did}: ${words.outcomes[outcome]}`;
}
