import type { Words } from "../../en/index.ts";
import { plural } from "../units.ts";

export const serviceWarning: Words["serviceWarning"] = {
  title: (count, shown) => plural(count, { one: "Egy dolog figyelmet kér", other: `${shown} dolog figyelmet kér` }),
  summary: (labels) => `A chatriasztások figyelmet kérnek: ${labels}.`,

  insecure: {
    label: "webhookhívások http-n",
    advice:
      "Elutasítottuk őket, és a titkot útközben bárki elolvashatta. A VCC Live-ban https:// kezdetű címet adjon meg, majd cserélje le a VCC_SECRET_KEY értékét.",
  },
  wrongSecret: {
    label: "kérések rossz titokkal",
    advice: "Csak az egyik oldalon cserélték le a VCC_SECRET_KEY értékét?",
  },
  wrongAddress: {
    label: "kérések nem engedélyezett címről",
    advice: "A titkuk jó: hiányzik egy cím a VCC_ALLOWED_IPS listáról?",
  },
  wrongMethod: {
    label: "kérések rossz metódussal",
    advice: "A titkuk jó: a VCC Live beállításaiban POST legyen a metódus.",
  },
  tooLarge: {
    label: "túl nagy kérések",
    advice: "A titkuk jó, de 10 MB fölött nem fogadunk beszélgetést: a VCC Live-ban megvan.",
  },
  requests: (_count, shown, since) => `${shown} kérés, az első: ${since}.`,

  quarantined: "beszélgetésként nem olvasható üzenetek",
  bodies: (_count, shown, problem) => `${shown} karanténban: ${problem}`,
  guessing: {
    label: "hibás tokenek",
    advice:
      "Lehet, hogy valaki tokent próbál kitalálni, vagy egy program még egy régit használ. Hogy honnan jöttek, a napló mutatja.",
  },
  tries: (_count, shown, since) => `${shown} hibás tokent próbáltak, az elsőt: ${since}.`,

  quarantineFull: {
    label: "meg nem őrzött üzenetek",
    advice: "Annyi érkezett, hogy a karantén UTC szerint éjfélig nem fogad újat: ott látható, mi a hiba.",
  },
  notKept: (_count, shown, since) => `${shown} üzenetet nem őriztünk meg, az első: ${since}.`,

  unknownSla: "ismeretlen SLA-státusz",
  nameSla: (word) => `${word}: az SLA_BREACHED vagy az SLA_MET beállításba való.`,
  unknownDisposition: "ismeretlen kimenetel",
  noAlert: (word) => `${word}: nem riaszt, mert csak a lost és a missed riaszt.`,

  shared: "sok látogató közös azonosítója",
  sharedContact: (id) =>
    `Kontaktazonosító ${id}: megválaszolt beszélgetés nem zárja le a riasztásaikat, ezt kézzel kell. A VCC Live vagy a weboldal küldjön látogatónként külön azonosítót.`,
  sharedEntity: (id) =>
    `Ügyfél-azonosító ${id}: megválaszolt beszélgetés nem zárja le a riasztásaikat, ezt kézzel kell. A VCC Live vagy a weboldal küldjön látogatónként külön azonosítót.`,

  marked: {
    label: "e-mail-címzett, aki már nem kap üzenetet",
    advice: {
      suppressed: (address, provider) =>
        `${address} (${provider}): a szolgáltató nem küld erre a címre. Vegye le a címet az ottani tiltólistáról, majd törölje a jelölést a beállítások oldalán.`,
      bounced: (address, provider) =>
        `${address} (${provider}): nem fogad levelet. Javítsa a címet vagy a postafiókot, majd törölje a jelölést a beállítások oldalán.`,
      complained: (address, provider) =>
        `${address} (${provider}): a címzett spamnek jelölte egy üzenetünket. Kérdezze meg a címzettet, majd törölje a jelölést a beállítások oldalán.`,
    },
  },

  moved: {
    label: "elköltözött címzett",
    advice: (target, to) =>
      `${target}: a csevegés új azonosítója ${to}, az üzenetek már oda mennek. Írja át a címzett beállításaiban.`,
  },

  quiet: "nem érkezik beszélgetés",
  noChatSince: (moment) => `${moment} óta egy sem. Küldi még a VCC Live?`,

  databaseFull: "betelik az adatbázis",
  used: (percent, limit) => `${percent}% foglalt ebből: ${limit} MB. Ha betelik, egy beszélgetést sem fogadunk.`,

  toldOnce:
    "Mindegyikről egyszer szólunk; elutasított kérésekről, hibás tokenekről és meg nem őrzött üzenetekről egy nyugodt nap után újra.",
};
