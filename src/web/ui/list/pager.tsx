import type { Format } from "../../../locale/format.ts";
import { wordsFor } from "../../../locale/locale.ts";
import type { PageOf } from "../../http/pagination.ts";

/** How far the list was examined, a link to the next page, and the list in other forms: `forms` are their suffixes. */
export function Pager({ path, forms, query, page: { next, examinedUntil }, format }: PagerView) {
  const words = wordsFor(format.language).list;
  const search = query.size === 0 ? "" : `?${query}`;
  return (
    <div class="onwards">
      {examinedUntil !== null && <p>{words.examined(format.moment(examinedUntil))}</p>}
      {next !== null && (
        <nav aria-label={words.pages}>
          <a href={next} rel="next">
            {examinedUntil === null ? words.next : words.goOn} <span aria-hidden="true">→</span>
          </a>
        </nav>
      )}
      <p>
        {words.forms}:{" "}
        {forms.map((form) => (
          <a href={`${path}.${form}${search}`}>{form.toUpperCase()}</a>
        ))}
      </p>
    </div>
  );
}

interface PagerView {
  readonly path: string;
  readonly forms: readonly string[];
  readonly query: URLSearchParams;
  readonly page: PageOf<unknown>;
  readonly format: Format;
}
