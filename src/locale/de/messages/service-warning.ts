import type { Words } from "../../en/index.ts";
import { plural } from "../units.ts";

export const serviceWarning: Words["serviceWarning"] = {
  title: (count, shown) => plural(count, { one: "Bitte eine Sache prüfen", other: `Bitte ${shown} Dinge prüfen` }),
  summary: (labels) => `Bei den Chat-Alarmen ist etwas zu prüfen: ${labels}.`,

  insecure: {
    label: "Webhook-Aufrufe über http",
    advice:
      "Sie wurden abgelehnt, und unterwegs konnte jeder das Geheimnis lesen. Lassen Sie die URL in VCC Live mit https:// beginnen, und ersetzen Sie dann VCC_SECRET_KEY.",
  },
  wrongSecret: {
    label: "Anfragen mit falschem Geheimnis",
    advice: "Wurde VCC_SECRET_KEY nur hier oder nur in VCC Live geändert?",
  },
  wrongAddress: {
    label: "Anfragen von einer nicht zugelassenen Adresse",
    advice: "Das Geheimnis stimmt: Fehlt in VCC_ALLOWED_IPS eine Adresse?",
  },
  wrongMethod: {
    label: "Anfragen mit falscher Methode",
    advice: "Das Geheimnis stimmt: Wählen Sie in VCC Live POST als Methode.",
  },
  tooLarge: {
    label: "zu große Anfragen",
    advice: "Das Geheimnis stimmt, aber Chats über 10 MB werden nicht angenommen: In VCC Live sind sie noch vorhanden.",
  },
  requests: (count, shown, since) => `${shown} ${plural(count, { one: "Anfrage", other: "Anfragen" })} seit ${since}.`,

  quarantined: "Inhalte, die nicht als Chat lesbar sind",
  bodies: (_count, shown, problem) => `${shown} in Quarantäne: ${problem}`,
  guessing: {
    label: "falsche Token",
    advice:
      "Vielleicht versucht jemand, ein Token zu erraten, oder ein Programm hat noch ein altes. Woher sie kamen, steht im Protokoll.",
  },
  tries: (count, shown, since) =>
    `${shown} ${plural(count, { one: "falsches Token wurde", other: "falsche Token wurden" })} seit ${since} versucht.`,

  quarantineFull: {
    label: "nicht aufbewahrte Inhalte",
    advice:
      "Es kamen so viele, dass die Quarantäne bis Mitternacht UTC keine neuen annimmt: Prüfen Sie dort, was falsch ist.",
  },
  notKept: (count, shown, since) =>
    `${shown} ${plural(count, { one: "Inhalt", other: "Inhalte" })} seit ${since} nicht aufbewahrt.`,

  unknownSla: "ein unbekannter SLA-Status",
  nameSla: (word) => `${word}: Nehmen Sie ihn in SLA_BREACHED oder SLA_MET auf.`,
  unknownDisposition: "ein unbekanntes Ergebnis",
  noAlert: (word) => `${word}: löst keinen Alarm aus, das tun nur lost und missed.`,

  shared: "eine ID, die sich viele Besucher teilen",
  sharedContact: (id) =>
    `Kontakt-ID ${id}: Ein beantworteter Chat erledigt keinen dieser Alarme, tun Sie es von Hand. Lassen Sie VCC Live oder die Website für jeden Besucher eine eigene Kontakt-ID senden.`,
  sharedEntity: (id) =>
    `Kunden-ID ${id}: Ein beantworteter Chat erledigt keinen dieser Alarme, tun Sie es von Hand. Lassen Sie VCC Live oder die Website für jeden Besucher eine eigene Kunden-ID senden.`,

  marked: {
    label: "ein E-Mail-Empfänger erhält nichts mehr",
    advice: {
      suppressed: (address, provider) =>
        `${address}: ${provider} sendet nicht dorthin. Nehmen Sie die Adresse dort von der Sperrliste und löschen Sie dann die Markierung in den Einstellungen.`,
      bounced: (address, provider) =>
        `${address}: Laut ${provider} nimmt sie keine E-Mails an. Korrigieren Sie Adresse oder Postfach und löschen Sie dann die Markierung in den Einstellungen.`,
      complained: (address, provider) =>
        `${address}: Laut ${provider} wurde eine Nachricht als Spam gemeldet. Fragen Sie den Empfänger und löschen Sie dann die Markierung in den Einstellungen.`,
    },
  },

  moved: {
    label: "ein Ziel ist umgezogen",
    advice: (target, to) =>
      `${target}: Die Unterhaltung ist jetzt ${to}, und die Nachrichten gehen dorthin. Ändern Sie das in den Einstellungen des Ziels.`,
  },

  quiet: "es gehen keine Chats ein",
  noChatSince: (moment) => `Keiner seit ${moment}. Sendet VCC Live sie noch?`,

  databaseFull: "die Datenbank wird voll",
  used: (percent, limit) =>
    `${percent} % von ${limit} MB sind belegt. Ist sie voll, wird kein Chat mehr angenommen: Bewahren Sie weniger auf.`,

  toldOnce:
    "Jeder Punkt wird einmal gemeldet; abgelehnte Anfragen, falsche Token und nicht aufbewahrte Inhalte nach einem Tag ohne Vorkommen erneut.",
};
