import type { Words } from "../../en/index.ts";

const DAILY =
  "Wenn es warten kann, nichts: Es endet von selbst. Mit dem Tarif Workers Paid endet es binnen Minuten. Falls es wieder vorkommt, beschreibt die README, was Zeilen verbraucht.";

export const limitWarning: Words["limitWarning"] = {
  title: "Die Datenbank hat eine Grenze erreicht: Es werden keine Chats angenommen",
  summary: (what, until) =>
    until === null
      ? `Cloudflare D1 hat eine Grenze erreicht (${what}): Es werden keine Chats angenommen, bis wieder Platz ist.`
      : `Cloudflare D1 hat eine Grenze erreicht (${what}): Es werden keine Chats angenommen bis ${until}.`,
  limits: {
    "daily-rows-read": "gelesene Zeilen pro Tag",
    "daily-rows-written": "geschriebene Zeilen pro Tag",
    "database-size": "Größe der Datenbank",
    "account-storage": "Speicherplatz des Kontos",
  },
  limit: "Grenze",
  until: "Bis",
  untilRoom: "wieder Platz ist",
  meanwhile: "Bis dahin",
  effects: {
    daily:
      "Chats werden mit 503 beantwortet, und VCC Live sendet sie erneut. Alarme warten, und Seiten öffnen sich nicht.",
    lasting:
      "Chats werden mit 503 beantwortet, und VCC Live sendet sie höchstens 23 Tage lang erneut. Seiten zeigen, was gespeichert ist.",
  },
  whatToDo: "Was zu tun ist",
  advice: {
    "daily-rows-read": DAILY,
    "daily-rows-written": DAILY,
    "database-size":
      "Wechseln Sie zu einem Tarif mit mehr Platz, und setzen Sie DATABASE_LIMIT_MB auf dessen Größe, oder senken Sie RETENTION_DAYS, damit weniger aufbewahrt wird.",
    "account-storage": "Löschen Sie Datenbanken, die niemand braucht, oder wechseln Sie zu einem Tarif mit mehr Platz.",
  },
  toldDaily: "Das wird einmal täglich gemeldet, solange es anhält; /healthz nennt jede erreichte Grenze.",
};
