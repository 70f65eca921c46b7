import type { Words } from "../en/index.ts";

export const list: Words["list"] = {
  filter: "Filter",
  any: "alle",
  from: "Von",
  to: "Vor dem",
  days: "Ein Tag beginnt um Mitternacht UTC.",
  show: "Anwenden",
  showAll: "Alle zeigen",
  nothing: "Es gibt nichts anzuzeigen.",
  nothingSoFar: "Bisher wurde nichts gefunden.",
  examined: (moment) => `Diese Seite hat nur bis ${moment} zurückgesucht.`,
  next: "Ältere",
  goOn: "Fortsetzen",
  pages: "Weitere Seiten dieser Liste",
  forms: "Export",
};
