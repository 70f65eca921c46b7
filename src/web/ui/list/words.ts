import type { Language } from "../../../locale/locale.ts";

/** What every list says around its entries. */
export interface ListWords {
  readonly filter: string;
  readonly any: string;
  readonly from: string;
  readonly to: string;
  /** How days are meant. */
  readonly days: string;
  readonly show: string;
  readonly showAll: string;
  readonly nothing: string;
  /** The page ended before anything was found. */
  readonly nothingSoFar: string;
  /** How far back such a page has looked. */
  readonly examined: (moment: string) => string;
  readonly next: string;
  /** Instead of `next`, where the page ended before it was full. */
  readonly goOn: string;
  readonly pages: string;
  readonly forms: string;
}

export const listWords: Readonly<Record<Language, ListWords>> = {
  en: {
    filter: "Filter",
    any: "any",
    from: "From",
    to: "Before",
    days: "A day begins at midnight UTC.",
    show: "Show",
    showAll: "Show all",
    nothing: "There is nothing to show.",
    nothingSoFar: "Nothing was found so far.",
    examined: (moment) => `This page has looked back to ${moment}, and no further.`,
    next: "Older ones",
    goOn: "Continue",
    pages: "More of this list",
    forms: "The same for programs",
  },
  hu: {
    filter: "Szűrés",
    any: "mind",
    from: "Ettől",
    to: "Eddig (előtte)",
    days: "A napok UTC szerint éjfélkor kezdődnek.",
    show: "Szűrés",
    showAll: "Az összes",
    nothing: "Nincs megjeleníthető elem.",
    nothingSoFar: "Eddig nincs találat.",
    examined: (moment) => `A keresés eddig az időpontig jutott vissza: ${moment}. A régebbieket még nem nézte át.`,
    next: "Régebbiek",
    goOn: "Folytatás",
    pages: "A lista további részei",
    forms: "Programoknak",
  },
};
