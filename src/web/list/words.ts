import type { Language } from "../../locale/locale.ts";

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
  readonly next: string;
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
    next: "Older ones",
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
    next: "Régebbiek",
    pages: "A lista további részei",
    forms: "Programoknak",
  },
};
