import type { Words } from "../en/index.ts";

export const audit: Words["audit"] = {
  title: "Protokoll",
  intro:
    "Wer was gesehen, geändert, exportiert oder gelöscht hat, das Neueste zuerst. Auch der Aufruf dieser Liste wird protokolliert.",
  when: "Wann",
  who: "Wer",
  door: "Zugang",
  action: "Aktion",
  chat: "Chat",
  what: "Details",
  actions: {
    opened: "Geöffnet",
    listed: "Liste angesehen",
    exported: "Exportiert",
    retried: "Erneut gesendet",
    replayed: "Erneut verarbeitet",
    tested: "Testnachricht gesendet",
    "switched-on": "Eingeschaltet",
    "switched-off": "Ausgeschaltet",
    "revoked-links": "Alle Links widerrufen",
    claimed: "Übernommen",
    resolved: "Erledigt",
    reopened: "Wieder geöffnet",
    "asked-to-erase": "Löschung beantragt",
    erased: "Gelöscht",
    expired: "Nach Ablauf der Aufbewahrungsfrist entfernt",
    "session-ended": "Sitzung beendet",
    "sign-in-refused": "Falsches Token versucht",
    held: "Löschsperre gesetzt",
    "hold-ended": "Löschsperre aufgehoben",
    "mark-cleared": "Markierung eines E-Mail-Empfängers gelöscht",
  },
  doors: {
    token: "Token",
    session: "Anmeldeformular",
    access: "Cloudflare Access",
    "service-token": "Cloudflare-Service-Token",
    link: "signierter Link",
    slack: "Schaltfläche in Slack",
    cron: "Zeitplan",
  },

  seals: {
    title: "Siegel",
    intro:
      "Zwei Stunden nach dem Ende eines Tages (UTC) wird aus seinen Zeilen und dem Siegel des Vortags ein Hashwert gebildet. Bewahren Sie das neueste Siegel an einem anderen Ort auf: Damit zeigt npm run audit:verify, ob ein Export vollständig und unverändert ist.",
    day: "Tag (UTC)",
    rows: "Zeilen",
    seal: "Siegel (SHA-256)",
    none: "Noch ist kein Tag versiegelt.",
  },
};
