/** What every list says around its entries. */
export const list = {
  filter: "Filter",
  any: "all",
  from: "From",
  to: "Before",
  /** How days are meant. */
  days: "A day begins at midnight UTC.",
  show: "Apply",
  showAll: "Show all",
  nothing: "There is nothing to show.",
  /** The page ended before anything was found. */
  nothingSoFar: "Nothing was found so far.",
  /** How far back such a page has looked. */
  examined: (moment: string) => `This page has looked back to ${moment}, and no further.`,
  next: "Next",
  /** Instead of `next`, where the page ended before it was full. */
  goOn: "Continue",
  pages: "More of this list",
  forms: "Export",
};
