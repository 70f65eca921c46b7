import type { Language } from "../../locale/locale.ts";

/** What the pages of the quarantine say. */
export interface QuarantineWords {
  readonly title: string;
  readonly intro: string;
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
      "What came with the right secret but could not be read as a closed chat. Nothing of it is lost: once the cause is mended, it can be read again.",
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
      "Jó titokkal érkezett, de lezárt beszélgetésként nem olvasható üzenetek. Semmi sem vész el: a hiba elhárítása után újra feldolgozhatók.",
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
