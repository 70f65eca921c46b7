import type { Language } from "../../../locale/locale.ts";

/** What the page of the audit list says of its seals. */
interface SealWords {
  readonly title: string;
  readonly intro: string;
  readonly day: string;
  readonly rows: string;
  readonly seal: string;
  /** No day is sealed yet. */
  readonly none: string;
}

export const sealWords: Readonly<Record<Language, SealWords>> = {
  en: {
    title: "Seals",
    intro:
      "Two hours after a day (UTC) has ended, its rows and the seal of the day before are hashed. Keep the latest seal somewhere else: with it, npm run audit:verify shows whether an export is complete and unchanged.",
    day: "Day (UTC)",
    rows: "Rows",
    seal: "Seal (SHA-256)",
    none: "No day is sealed yet.",
  },
  hu: {
    title: "Pecsétek",
    intro:
      "Két órával egy nap (UTC) vége után a rendszer kivonatot készít a nap soraiból és az előző nap pecsétjéből. A legutóbbi pecsétet érdemes máshol is megőrizni: ezzel az npm run audit:verify parancs megmutatja, hogy egy exportált napló teljes és változatlan-e.",
    day: "Nap (UTC)",
    rows: "Sorok",
    seal: "Pecsét (SHA-256)",
    none: "Még egyetlen nap sincs lepecsételve.",
  },
};
