import type { Language } from "../../../locale/locale.ts";

/** What the pages of the quarantine say. */
export interface QuarantineWords {
  readonly title: string;
  readonly intro: string;
  /** How many new ones are kept in a day: entries of each kind, and megabytes in all. */
  readonly share: (entries: string, megabytes: string) => string;
  readonly notKept: string;
  readonly notKeptCounts: (plain: string, encrypted: string) => string;
  readonly empty: string;
  readonly last: string;
  readonly first: string;
  readonly count: string;
  readonly problem: string;
  readonly size: string;
  readonly kilobytes: (shown: string) => string;
  readonly encrypted: string;
  readonly isEncrypted: string;
  readonly isPlain: string;
  readonly act: string;
  readonly replay: string;
  readonly replayed: string;
  readonly delete: string;
  readonly sure: string;
  readonly deleted: string;
  readonly chat: (name: string) => string;
  readonly entry: (moment: string) => string;
  readonly facts: string;
  readonly stored: string;
  readonly inHex: string;
  readonly beginning: string;
  readonly whole: string;
  readonly all: string;
}

export const quarantineWords: Readonly<Record<Language, QuarantineWords>> = {
  en: {
    title: "Quarantine",
    intro:
      "What came with the right secret but could not be read as a closed chat. Once the cause is mended, it can be read again.",
    share: (entries, megabytes) =>
      `Of new ones ${entries} plain and ${entries} encrypted are kept a day, ${megabytes} MB at most; the same one again always counts.`,
    notKept: "Not kept: the day’s share was used up (days in UTC)",
    notKeptCounts: (plain, encrypted) => `${plain} plain, ${encrypted} encrypted`,
    empty: "The quarantine is empty: everything that came could be read.",
    last: "Last came",
    first: "First came",
    count: "Times",
    problem: "What is wrong",
    size: "Size",
    kilobytes: (shown) => `${shown} KB`,
    encrypted: "Encrypted",
    isEncrypted: "yes: the key did not open it",
    isPlain: "no",
    act: "Action",
    replay: "Read again",
    replayed: "It could be read now. It is",
    delete: "Delete",
    sure: "I want to delete this entry. Nothing can bring it back.",
    deleted: "The entry is deleted.",
    chat: (name) => `chat ${name}`,
    entry: (moment) => `Quarantine, ${moment}`,
    facts: "At a glance",
    stored: "What came",
    inHex: "It is no text. Its bytes, as hex digits:",
    beginning: "This is the beginning. All of it:",
    whole: "The same for programs:",
    all: "All entries",
  },
  hu: {
    title: "Karantén",
    intro:
      "Jó titokkal érkezett, de lezárt beszélgetésként nem olvasható üzenetek. A hiba elhárítása után újra feldolgozhatók.",
    share: (entries, megabytes) =>
      `Naponta ${entries} új titkosítatlan és ${entries} új titkosított üzenetet őrzünk meg, összesen legfeljebb ${megabytes} MB-ot; az ismétlődőket mindig számoljuk.`,
    notKept: "Nem őriztük meg, mert betelt a napi keret (UTC szerinti napok)",
    notKeptCounts: (plain, encrypted) => `${plain} titkosítatlan, ${encrypted} titkosított`,
    empty: "A karantén üres: minden beérkezett üzenet olvasható volt.",
    last: "Utoljára érkezett",
    first: "Először érkezett",
    count: "Hányszor",
    problem: "Mi a hiba",
    size: "Méret",
    kilobytes: (shown) => `${shown} KB`,
    encrypted: "Titkosított",
    isEncrypted: "igen: a kulcs nem nyitotta",
    isPlain: "nem",
    act: "Művelet",
    replay: "Újrafeldolgozás",
    replayed: "A feldolgozás most sikerült. Az eredménye:",
    delete: "Törlés",
    sure: "Törölni szeretném ezt az üzenetet. A törlés nem vonható vissza.",
    deleted: "Az üzenetet töröltük.",
    chat: (name) => `chat ${name}`,
    entry: (moment) => `Karantén, ${moment}`,
    facts: "Áttekintés",
    stored: "Ami érkezett",
    inHex: "Ez nem szöveg. A bájtjai hexadecimálisan:",
    beginning: "Ez csak az eleje. A teljes tartalom:",
    whole: "Ugyanez programoknak:",
    all: "Az összes",
  },
};
