import type { Words } from "../en/index.ts";

export const warnings: Words["warnings"] = {
  weak: (name) => `${name}: túl rövid, próbálgatással kitalálható. Ne maradjon beállítva tovább, mint ameddig kell.`,
  previous: (name) => `${name}: még be van állítva. Törölhető, ha a régi értéket már semmi sem használja.`,
  triesUncounted:
    "SIGN_IN: nincs ilyen korlátozás, ezért a hibás tokenek száma nincs korlátozva. Vegye át a [[ratelimits]] részt a wrangler.toml fájlból, és telepítse újra.",
  shortRetention: ({ rules, hold, days, needed }) =>
    `RETENTION_DAYS: ${days}, de ${rules} szabály szerint egy beszélgetésről a beérkezése után akár ${hold} elteltével is szólhatunk, és addigra lejár. A RETENTION_DAYS legyen legalább ${needed}, vagy legyen rövidebb a zárva tartás, az eszkaláció vagy az emlékeztető ideje.`,
  mailWebhook: (provider, setting, path) =>
    `${provider}: a visszapattanásokról és a panaszokról nem értesülünk, mert nincs beállítva: ${setting}. A szolgáltató ide jelezze őket: ${path}.`,
  aside: {
    unreadable: (id, target, since) =>
      `${id} (címzett: ${target}) nem olvasható, ezért ${since} óta kihagyjuk: újabb verzió írta, vagy sérült. Telepítse újra az újabb verziót, vagy nézze meg a sort a D1-ben.`,
    refused: (id, target, since) =>
      `Az adatbázis végleg elutasította egy üzenet rögzítését (${id}, címzett: ${target}, ${since}). A kézbesítések kimenetele megvan, a kísérleteké nem biztos: nézze meg a címzett akkori kézbesítéseit.`,
    other: (id, target, since, code) =>
      `${id} (címzett: ${target}) ${since} óta félre van téve (${code}): az okát egy újabb verzió ismeri.`,
    more: "Más is félre van téve.",
  },
};
