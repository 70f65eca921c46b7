import type { Language } from "./locale.ts";

/** D1 has used up what the plan gives. Moments come in ready to be read. */
export interface LimitWords {
  readonly title: string;
  /** What is used up; and until when, null where that does not end by itself. */
  readonly summary: (what: string, until: string | null) => string;
  readonly limits: Readonly<Record<LimitName, string>>;
  readonly limit: string;
  readonly until: string;
  readonly untilRoom: string;
  /** What becomes of chats and alerts. */
  readonly meanwhile: string;
  readonly effects: Readonly<Record<"daily" | "lasting", string>>;
  readonly whatToDo: string;
  readonly advice: Readonly<Record<LimitName, string>>;
  readonly toldDaily: string;
}

type LimitName = "daily-rows-read" | "daily-rows-written" | "database-size" | "account-storage";

export function limitWords(language: Language): LimitWords {
  return WORDS[language];
}

const EN_DAILY =
  "If it can wait, nothing: it ends by itself. The Workers Paid plan ends it within minutes. If it happens again, see in the README what uses up rows.";
const HU_DAILY =
  "Ha várhat, nincs teendő: magától megszűnik. A Workers Paid csomaggal perceken belül megszűnik. Ha ismétlődik, a README leírja, mi fogyasztja a sorokat.";

const WORDS: Readonly<Record<Language, LimitWords>> = {
  en: {
    title: "The database has reached a limit: no chat is taken",
    summary: (what, until) =>
      `Cloudflare D1 has reached a limit (${what}): no chat is taken until ${until ?? "there is room again"}.`,
    limits: {
      "daily-rows-read": "rows read per day",
      "daily-rows-written": "rows written per day",
      "database-size": "size of the database",
      "account-storage": "storage of the account",
    },
    limit: "Limit",
    until: "Until",
    untilRoom: "there is room again",
    meanwhile: "Meanwhile",
    effects: {
      daily: "Chats are answered 503, and VCC Live sends them again. Alerts wait, and pages do not open.",
      lasting: "Chats are answered 503, and VCC Live sends them again for 23 days at most. Pages show what is stored.",
    },
    whatToDo: "What to do",
    advice: {
      "daily-rows-read": EN_DAILY,
      "daily-rows-written": EN_DAILY,
      "database-size":
        "Move to a plan with more room and set DATABASE_LIMIT_MB to its size, or lower RETENTION_DAYS so that less is kept.",
      "account-storage": "Delete databases that nobody needs, or move to a plan with more room.",
    },
    toldDaily: "This is told once a day while it lasts; /healthz names every limit that is reached.",
  },
  hu: {
    title: "Az adatbázis elérte egy korlátját: nem fogadunk beszélgetést",
    summary: (what, until) =>
      until === null
        ? `A Cloudflare D1 elérte egy korlátját (${what}): amíg nincs újra hely, nem fogadunk beszélgetést.`
        : `A Cloudflare D1 elérte egy korlátját (${what}): nem fogadunk beszélgetést eddig: ${until}.`,
    limits: {
      "daily-rows-read": "naponta olvasott sorok",
      "daily-rows-written": "naponta írt sorok",
      "database-size": "az adatbázis mérete",
      "account-storage": "a fiók tárhelye",
    },
    limit: "Korlát",
    until: "Meddig",
    untilRoom: "amíg nincs újra hely",
    meanwhile: "Addig",
    effects: {
      daily:
        "A beszélgetésekre 503 a válasz, és a VCC Live újra elküldi őket. A riasztások várnak, az oldalak nem nyílnak meg.",
      lasting:
        "A beszélgetésekre 503 a válasz, és a VCC Live legfeljebb 23 napig újra elküldi őket. Az oldalak mutatják, ami már tárolva van.",
    },
    whatToDo: "Teendő",
    advice: {
      "daily-rows-read": HU_DAILY,
      "daily-rows-written": HU_DAILY,
      "database-size":
        "Kérjük, váltson több helyet adó csomagra, és adja meg a méretét (DATABASE_LIMIT_MB), vagy csökkentse a megőrzési időt (RETENTION_DAYS).",
      "account-storage": "Kérjük, törölje a felesleges adatbázisokat, vagy váltson több helyet adó csomagra.",
    },
    toldDaily: "Amíg tart, erről naponta egyszer szólunk; az elért korlátokat a /healthz sorolja fel.",
  },
};
