import { enclosed } from "../../../../chat/bidi.ts";
import { wordsFor } from "../../../../locale/locale.ts";
import { said } from "../../../ui/said.tsx";
import { revisionPath } from "../content/revision-path.ts";
import { LONGEST_QUERY } from "../content/search.ts";
import type { TranscriptView } from "../content/view.ts";
import { prose } from "./message.tsx";

/** Looks within this conversation. For whoever is signed in: the query of a signed link is signed too. */
export function SearchForm({ view }: { readonly view: TranscriptView }) {
  const { around, revision, current, chat } = view;
  const words = wordsFor(view.format.language).transcript.search;
  if (around === null || chat.messages.length === 0) return null;
  return (
    <search>
      <form method="get" action={around.path} class="search">
        {revision !== current && <input type="hidden" name="revision" value={revision} />}
        <label for="q">{words.label}</label>
        <div>
          <input id="q" name="q" type="search" maxlength={LONGEST_QUERY} value={around.found?.query ?? ""} />
          <button type="submit">{words.submit}</button>
        </div>
      </form>
      <Hits view={view} />
    </search>
  );
}

/** So many are listed one by one; more are no shortcut. */
const MOST_LISTED = 30;

function Hits({ view: { around, format, chat, revision, current } }: { readonly view: TranscriptView }) {
  if (around?.found == null) return null;
  const { query, count, places } = around.found;
  // Everything else that is invisible is shown as a sign.
  const asked = enclosed(query.replace(/[\u2066-\u2069]/g, ""));
  const words = wordsFor(format.language).transcript;
  const numbers = [...places.keys()];
  const [first] = numbers;
  if (first === undefined) return <p role="status">{said(words.search.none(asked), prose)}</p>;
  const shown = [count, places.size].map(format.number);
  return (
    <>
      <p role="status">{said(words.search.found(count, shown[0] ?? "", places.size, shown[1] ?? "", asked), prose)}</p>
      <nav class="hits" aria-label={words.search.hits}>
        <a href={`#m-${first}`}>{words.search.first}</a>{" "}
        <a href={revisionPath(around.path, revision, current)}>{words.search.all}</a>
        {numbers.length > 1 && numbers.length <= MOST_LISTED && (
          <ul>
            {numbers.map((number) => {
              const at = chat.messages[number - 1]?.at ?? null;
              return (
                <li>
                  <a href={`#m-${number}`}>
                    {format.number(number)}. {at === null ? words.noTime : format.clock(at)}
                  </a>
                </li>
              );
            })}
          </ul>
        )}
      </nav>
    </>
  );
}
