import type { Words } from "../en/index.ts";

export const audit: Words["audit"] = {
  title: "Napló",
  intro:
    "Ki mit nézett meg, módosított, exportált vagy törölt, a legújabbal kezdve. Ennek a listának a megtekintése is bekerül a naplóba.",
  when: "Mikor",
  who: "Ki",
  door: "Hogyan lépett be",
  action: "Művelet",
  chat: "Chat",
  what: "Részletek",
  actions: {
    opened: "Megnyitás",
    listed: "Lista megtekintése",
    exported: "Exportálás",
    retried: "Újraküldés",
    replayed: "Újrafeldolgozás",
    tested: "Tesztüzenet küldése",
    "switched-on": "Bekapcsolás",
    "switched-off": "Kikapcsolás",
    "revoked-links": "Linkek visszavonása",
    claimed: "Átvétel",
    resolved: "Lezárás",
    reopened: "Újranyitás",
    "asked-to-erase": "Törlés kérése",
    erased: "Törlés",
    expired: "Törlés a megőrzési idő lejárta miatt",
    "session-ended": "Munkamenet lezárása",
    "sign-in-refused": "Hibás token próbája",
    held: "Zárolás törlés ellen",
    "hold-ended": "Zárolás vége",
    "mark-cleared": "Címzett jelölésének törlése",
  },
  doors: {
    token: "tokennel",
    session: "bejelentkezési űrlapon",
    access: "Cloudflare Accesszel",
    "service-token": "Cloudflare-szolgáltatástokennel",
    link: "aláírt linkkel",
    slack: "Slack-gombbal",
    cron: "ütemezve, magától",
  },

  seals: {
    title: "Pecsétek",
    intro:
      "Két órával egy nap (UTC) vége után a rendszer kivonatot készít a nap soraiból és az előző nap pecsétjéből. A legutóbbi pecsétet érdemes máshol is megőrizni: ezzel az npm run audit:verify parancs megmutatja, hogy egy exportált napló teljes és változatlan-e.",
    day: "Nap (UTC)",
    rows: "Sorok",
    seal: "Pecsét (SHA-256)",
    none: "Még egyetlen nap sincs lepecsételve.",
  },
};
