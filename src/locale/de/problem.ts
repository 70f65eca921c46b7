import type { Words } from "../en/index.ts";
import { plural } from "./units.ts";

// What would be right in a query or a body comes in in English: it names parameters and fields, for engineers.
export const problem: Words["problem"] = {
  stranger: {
    heading: "Melden Sie sich an, um diese Seite zu sehen",
    detail: (linkDays) =>
      linkDays > 0
        ? `Geben Sie das Token ein, das Sie erhalten haben, oder öffnen Sie den Link in dem Alarm zu diesem Chat: Er gilt ${days(linkDays)}. Programme senden ein Token als Bearer-Token.`
        : "Geben Sie das Token ein, das Sie erhalten haben: Links in Alarmen sind hier ausgeschaltet. Programme senden ein Token als Bearer-Token.",
  },
  accessOnly: {
    heading: "Melden Sie sich über Cloudflare Access an",
    detail: (address, linkDays) =>
      `Der Zugang erfolgt hier über Cloudflare Access, unter ${address}.${linkDays > 0 ? ` Der Link in einem Alarm öffnet sich auch ohne, ${days(linkDays)} lang.` : ""} Programme senden ihre Anfragen dorthin, mit den beiden Headern eines Access-Service-Tokens zusätzlich zu ihrem Bearer-Token.`,
    there:
      "Das ist diese Adresse, aber es kam keine gültige Anmeldung mit: Öffnen Sie die Seite noch einmal. Wenn Sie diese Meldung erneut sehen, informieren Sie den Betreiber dieses Dienstes: Access schützt diese Adresse nicht, oder ACCESS_TEAM_DOMAIN oder ACCESS_AUD gehört zu einer anderen Anwendung.",
    open: "Die Seite dort öffnen",
  },
  storedBody: {
    heading: "Melden Sie sich an, um die Originaldaten zu sehen",
    detail:
      "Ein Link zeigt den Chat als Seite sowie als .txt, .md, .csv und .meta.json, mit unkenntlich gemachten Karten- und Kontonummern. Für die Daten, wie VCC Live sie gesendet hat, geben Sie das Token ein, das Sie erhalten haben. Programme senden ein Token als Bearer-Token.",
  },
  wrongToken: {
    heading: "Dieses Token ist falsch",
    detail:
      "Kopieren Sie es vollständig, oder fragen Sie den Betreiber dieses Dienstes danach: Es wurde möglicherweise ersetzt.",
  },
  wrongName: {
    heading: "Ihr Name fehlt",
    detail:
      "Geben Sie an, wie Ihre Kolleginnen und Kollegen Sie nennen: 1 bis 60 sichtbare Zeichen und nicht der Name eines Tokens. Sie sind noch nicht angemeldet.",
  },
  tooManyAttempts: {
    heading: "Zu viele Versuche",
    detail: "Warten Sie eine Minute, und versuchen Sie es dann erneut.",
  },
  insecure: {
    heading: "Nicht über diese Verbindung",
    detail:
      "Rufen Sie diese Adresse mit https:// auf: Über http kann unterwegs jeder mitlesen. Ersetzen Sie ein Token oder Geheimnis, das so gesendet wurde.",
  },
  crossSite: {
    heading: "Diese Anfrage kam von einer anderen Website",
    detail: "Nur die eigenen Seiten dieses Dienstes dürfen in Ihrem Namen etwas ändern. Es wurde nichts geändert.",
  },
  adminsOnly: {
    heading: "Das ist der Administration vorbehalten",
    detail:
      "Sie sind als Supervisor angemeldet und dürfen alles sehen und bearbeiten, aber dies nicht ändern. Es wurde nichts geändert.",
  },
  expiredLink: {
    heading: "Dieser Link ist abgelaufen",
    detail: (linkDays) =>
      linkDays > 0
        ? `Ein Link in einem Alarm gilt ${days(linkDays)}. Melden Sie sich an, oder öffnen Sie einen aus einem neueren Alarm.`
        : "Links in Alarmen wurden ausgeschaltet. Melden Sie sich an, um diese Seite zu sehen.",
  },
  revokedLink: {
    heading: "Dieser Link wurde widerrufen",
    detail: () =>
      "Alle bis dahin gesendeten Links wurden von der Administration widerrufen. Melden Sie sich an, oder öffnen Sie einen aus einem neueren Alarm.",
  },
  wrongSecret: {
    heading: "Der geheime Schlüssel ist falsch",
    detail: "Die URL des Webhooks muss mit ?secret-key= und dem Wert von VCC_SECRET_KEY enden.",
  },
  wrongSignature: {
    heading: "Die Signatur ist falsch",
    detail: (setting) =>
      `Prüfen Sie, ob ${setting} dem entspricht, was der E-Mail-Anbieter zu diesem Webhook anzeigt. Auch eine zu alte oder bereits angenommene Anfrage wird nicht angenommen.`,
  },
  wrongAddress: {
    heading: "Von dieser Adresse werden keine Chats angenommen",
    detail:
      "Der geheime Schlüssel stimmt, aber die IP-Adresse des Absenders steht nicht in VCC_ALLOWED_IPS: Tragen Sie sie dort ein.",
  },
  misconfigured: {
    heading: "Dieser Dienst ist noch nicht eingerichtet",
    detail: "Seine Einstellungen sind fehlerhaft: /healthz nennt mit dem Admin-Token jeden Fehler.",
  },
  notFound: {
    heading: "Hier gibt es nichts",
    detail: "Vielleicht ist die Adresse falsch geschrieben, oder der Inhalt wurde gelöscht.",
  },
  unknownTarget: (right) => `In den Einstellungen gibt es kein solches Ziel; ${right}`,
  sentAlready: {
    heading: "Das wurde bereits zugestellt",
    detail: "Erneut gesendet wird nur, was nicht zugestellt wurde: Niemand soll zweimal benachrichtigt werden.",
  },
  toldToNobody: {
    heading: "Das ist für niemanden bestimmt",
    detail: "Laut einer Regel wird über diesen Chat niemand benachrichtigt, daher gibt es kein Ziel.",
  },
  wrongQuery: {
    heading: "Dieser Filter kann nicht verwendet werden",
    detail: (parameter, problem) => `Der Parameter „${parameter}“ ist falsch: ${problem}`,
  },
  wrongMethod: {
    heading: "Diese Methode wird nicht unterstützt",
    detail: (allow) => `Diese Adresse beantwortet nur ${allow.join(", ")}.`,
    webhook:
      "VCC Live muss diesen Webhook mit POST oder PUT senden: Wählen Sie in den Einstellungen des Webhooks eine dieser Methoden.",
  },
  formOnly: {
    heading: "Es wurde nichts ausgeführt",
    detail: (allow) =>
      `Zu dieser Adresse führt eine Schaltfläche. Falls Sie sich beim Drücken anmelden mussten, gehen Sie zurück zu deren Seite und drücken Sie sie noch einmal: Es wurde nichts geändert. Die Adresse beantwortet nur ${allow.join(", ")}.`,
  },
  tooLarge: {
    heading: "Zu groß",
    detail: (limit) => `Eine Anfrage darf höchstens ${limit} Bytes enthalten.`,
  },
  unreadable: {
    heading: "Das ist kein geschlossener Chat",
    detail: ({ field, expected, looksLike }) =>
      `Feld ${field}, erwartet: ${expected}.${looksLike === null ? "" : ` Das sieht nach einem anderen Webhook von VCC Live aus (${looksLike}): Hierher gehört nur der Chat-Webhook. ${elsewhere(looksLike)}`}`,
    elsewhere,
    login: {
      heading: "Agenten können sich nicht anmelden",
      detail: (webhook, field, expected) =>
        `Agenten können sich nicht anmelden, solange das so eingestellt ist. Das sieht nach dem Webhook ${webhook} von VCC Live aus: VCC Live fragt ihn vor jeder Anmeldung, und dieser Dienst beantwortet das nicht. Löschen Sie ihn in den Webhook-Einstellungen von VCC Live, den globalen und denen des Projekts, oder geben Sie ihm die URL des Systems, das über Anmeldungen entscheidet. Hierher gehört nur der Chat-Webhook (Feld ${field}, erwartet: ${expected}).`,
    },
    notKept: "Der Inhalt wurde nicht aufbewahrt: Heute kam zu viel an, das nicht gelesen werden konnte.",
  },
  plainBody: {
    heading: "Dieser Inhalt ist nicht verschlüsselt",
    detail:
      "Er kam unverschlüsselt an, aber VCC_REQUIRE_ENCRYPTION ist true: Schalten Sie in VCC Live in den Einstellungen des Webhooks die Verschlüsselung ein, mit dem Schlüssel von VCC_ENCRYPTION_KEY.",
  },
  unavailable: {
    heading: "Momentan nicht verfügbar",
    detail: (seconds) => `Es wurde nichts geändert. Versuchen Sie es in ${seconds} Sekunden erneut.`,
  },
};

/** As an accusative: "gilt 1 Tag". */
function days(count: number): string {
  return plural(count, { one: "1 Tag", other: `${count} Tage` });
}

/** What is to be done about another webhook that has this service's URL. */
function elsewhere(webhook: string): string {
  return `Geben Sie dem Webhook ${webhook} in den Webhook-Einstellungen von VCC Live, den globalen und denen des Projekts, eine andere URL, oder löschen Sie ihn.`;
}
