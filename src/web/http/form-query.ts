/** Says on a page what was done by the form that led back to it; no filter. */
export const DONE = "done";

/** What a page's address asks for: a form sends what was left empty too, and that asks for nothing. */
export function formQuery(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name, value]) => name !== DONE && value !== ""));
}
