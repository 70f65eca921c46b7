import type { Words } from "../../en/index.ts";

const DAILY =
  "Ha várhat, nincs teendő: magától megszűnik. A Workers Paid csomaggal perceken belül megszűnik. Ha ismétlődik, a README leírja, mi fogyasztja a sorokat.";

export const limitWarning: Words["limitWarning"] = {
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
    "daily-rows-read": DAILY,
    "daily-rows-written": DAILY,
    "database-size":
      "Kérjük, váltson több helyet adó csomagra, és adja meg a méretét (DATABASE_LIMIT_MB), vagy csökkentse a megőrzési időt (RETENTION_DAYS).",
    "account-storage": "Kérjük, törölje a felesleges adatbázisokat, vagy váltson több helyet adó csomagra.",
  },
  toldDaily: "Amíg tart, erről naponta egyszer szólunk; az elért korlátokat a /healthz sorolja fel.",
};
