import type { Words } from "../../en/index.ts";

export const result: Words["result"] = (came) => {
  switch (came.code) {
    case "answered": {
      const { status, word, asked } = came;
      return `Antwort ${status}${afterSpace(word)}${asked === undefined ? "" : `, Bitte um ${asked} Sek. Aufschub`}`;
    }
    case "redirected":
      return `Antwort ${came.status}, eine Weiterleitung, der nie gefolgt wird`;
    case "accepted":
      return `Antwort ${came.status}: angenommen; ob es angezeigt wurde, ist nicht bekannt`;
    case "unexpected":
      return `Antwort ${came.status}, aber nicht so, wie dieser Dienst antwortet`;
    case "moved":
      return `Antwort ${came.status}: Die Unterhaltung ist nach ${came.to} umgezogen; tragen Sie das in die Einstellungen des Ziels ein`;
    case "not-as-slack":
      return `Antwort ${came.status}, aber nicht die von Slack`;
    case "unknown-error":
      return `Antwort ${came.status}, ein unbekannter Fehler`;
    case "refused":
      return `Antwort ${came.status}, abgelehnt`;
    case "not-changeable":
      return `Antwort ${came.status} ${came.word}: Die Nachricht lässt sich nicht mehr ändern`;
    case "address-over":
      return "die Antwortadresse der Schaltfläche ist abgelaufen: Sie gilt 30 Minuten und für fünf Antworten";
    case "not-ours":
      return `die zu ersetzende Nachricht wurde nicht ${{ bot: "vom Bot", webhook: "von einem Webhook" }[came.way]} gesendet`;
    case "no-answer":
      return `nach ${came.seconds} Sek. noch keine Antwort`;
    case "connection-failed":
      return "die Verbindung ist fehlgeschlagen";
    case "not-encrypted":
      return "der Mailserver bietet keine Verschlüsselung (STARTTLS) an, daher wurde nichts gesendet";
    case "mail-taken":
      return "zur Zustellung angenommen";
    case "mail-failed":
      return came.error === undefined ? "ohne Fehlercode fehlgeschlagen" : `fehlgeschlagen: ${explained(came.error)}`;
    case "mail-refused":
      return `abgelehnt: ${explained(came.error)}`;
    case "no-mail-binding":
      return 'der Worker kann keine E-Mails senden: [[send_email]] mit name = "EMAIL" gehört in wrangler.toml, danach ist neu bereitzustellen';
    case "not-composed":
      return "eigener Fehler: Die Nachricht konnte nicht erstellt werden";
    case "not-sent":
      return "eigener Fehler: Die Nachricht konnte nicht gesendet werden";
    case "interrupted":
      return "unterbrochen, bevor eine Antwort erfasst wurde: möglicherweise angekommen";
    // Kept as a sentence, and only in English.
    case "said":
      return came.text;
  }
};

function afterSpace(word: string | undefined): string {
  return word === undefined ? "" : ` ${word}`;
}

/** What Cloudflare's words for a mail mean. */
const MAIL_ERRORS: ReadonlyMap<string, string> = new Map([
  ["E_VALIDATION_ERROR", "ein Feld der E-Mail ist fehlerhaft"],
  ["E_FIELD_MISSING", "ein Feld der E-Mail fehlt"],
  ["E_CONTENT_TOO_LARGE", "die E-Mail ist zu groß"],
  ["E_TOO_MANY_RECIPIENTS", "sie hat zu viele Empfänger"],
  ["E_SENDER_NOT_VERIFIED", "die Domain des Absenders ist in Cloudflare nicht verifiziert"],
  ["E_SENDER_DOMAIN_NOT_AVAILABLE", "die Domain des Absenders ist in Cloudflare nicht für den Versand eingerichtet"],
  ["E_RECIPIENT_NOT_ALLOWED", "an einen Empfänger darf der Worker nicht schreiben"],
  [
    "E_RECIPIENT_SUPPRESSED",
    "die E-Mail an einen Empfänger kam früher zurück, und Cloudflare führt ihn auf seiner Sperrliste",
  ],
  ["E_DAILY_LIMIT_EXCEEDED", "heute keine weiteren E-Mails (UTC)"],
]);

function explained(error: string): string {
  const meaning = error.startsWith("E_HEADER") ? "ein Header ist nicht erlaubt" : MAIL_ERRORS.get(error);
  return meaning === undefined ? error : `${error} (${meaning})`;
}
