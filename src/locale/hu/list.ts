import type { Words } from "../en/index.ts";

export const list: Words["list"] = {
  filter: "Szűrés",
  any: "összes",
  from: "Ettől",
  to: "Eddig (előtte)",
  days: "A napok UTC szerint éjfélkor kezdődnek.",
  show: "Szűrés",
  showAll: "Az összes",
  nothing: "Nincs megjeleníthető elem.",
  nothingSoFar: "Eddig nincs találat.",
  examined: (moment) => `A keresés eddig az időpontig jutott vissza: ${moment}. A régebbieket még nem nézte át.`,
  next: "Következő",
  goOn: "Folytatás",
  pages: "A lista további részei",
  forms: "Exportálás",
};
