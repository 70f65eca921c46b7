/** Tells a page what the form that led back to it did; not a filter. */
export const DONE = "done";

/** The filters in a page's address without the empty ones, which a form sends too. */
export function formQuery(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name, value]) => name !== DONE && value !== ""));
}
