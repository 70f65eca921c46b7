import type { ListWords } from "./words.ts";

/** Where the list goes on, and the same entries in other forms: `forms` are their suffixes. */
export function Onwards({ path, forms, query, next, words }: OnwardsFrom) {
  const search = query.size === 0 ? "" : `?${query}`;
  return (
    <div class="onwards">
      {next !== null && (
        <nav aria-label={words.pages}>
          <a href={next} rel="next">
            {words.next} <span aria-hidden="true">→</span>
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

interface OnwardsFrom {
  readonly path: string;
  readonly forms: readonly string[];
  readonly query: URLSearchParams;
  readonly next: string | null;
  readonly words: ListWords;
}
