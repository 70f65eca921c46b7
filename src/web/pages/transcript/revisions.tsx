import { wordsFor } from "../../../locale/locale.ts";
import { ChangeList } from "./change-list.tsx";
import { revisionPath } from "./content/revision-path.ts";
import type { TranscriptView } from "./content/view.ts";

/** Every revision with when it came, and what this one changed. Nothing where there is but one. */
export function Revisions({ view }: { readonly view: TranscriptView }) {
  const { around, format, revision, current } = view;
  const words = wordsFor(format.language).transcript.revisions;
  if (around === null || around.revisions.length < 2) return null;
  return (
    <section id="revisions" class="record" aria-labelledby="revisions-heading">
      <h2 id="revisions-heading">{words.heading}</h2>
      <ul class="list">
        {around.revisions.map((stored) => {
          const notes = [
            words.came(format.moment(stored.receivedAt)),
            ...(stored.revision === current ? [words.current] : []),
            ...(stored.revision === revision ? [words.shown] : []),
          ];
          return (
            <li>
              <a
                href={revisionPath(around.path, stored.revision, current)}
                aria-current={stored.revision === revision ? "true" : undefined}
              >
                {words.one(format.number(stored.revision))}
              </a>{" "}
              {notes.join(", ")}
            </li>
          );
        })}
      </ul>
      <ChangeList view={view} />
    </section>
  );
}

/** Before everything else, where the page does not show the current revision. */
export function OlderNotice({ view: { around, format, revision, current } }: { readonly view: TranscriptView }) {
  if (around === null || revision === current) return null;
  const words = wordsFor(format.language).transcript.revisions;
  return (
    <p class="older">
      {words.older(format.number(revision), format.number(current))} <a href={around.path}>{words.toCurrent}</a>
    </p>
  );
}
