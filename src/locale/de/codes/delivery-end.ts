import type { EndReason } from "../../../alerts/end-reason.ts";
import type { AlertOutcome } from "../../../alerts/state.ts";
import type { Parts } from "../../grammar/sentence-parts.ts";
import { plural } from "../units.ts";

/** Why a delivery ended. */
export function deliveryEnd(end: EndReason, { moment, name, provider, result }: Parts): string {
  switch (end.code) {
    case "sent":
    case "refused":
      return result(end.result);
    case "sent-in-part":
      return `${result(end.result)}; angenommen für ${end.sent} von ${end.of}`;
    case "recipient-suppressed":
      return `${provider(end.provider)} sendet nicht an diesen Empfänger`;
    case "recipient-bounced":
      return `laut ${provider(end.provider)} nimmt dieser Empfänger keine E-Mails an`;
    case "recipient-complained":
      return `laut ${provider(end.provider)} hat dieser Empfänger eine Nachricht als Spam gemeldet`;
    case "refused-as-plain-text":
      return `${result(end.result)}, auch als reiner Text`;
    case "waited-for-days":
      return `aufgegeben, weil das Ziel tagelang um Aufschub bat: ${result(end.result)}`;
    case "gave-up":
      return `nach ${end.attempts} ${plural(end.attempts, { one: "Versuch", other: "Versuchen" })} aufgegeben: ${result(end.result)}`;
    case "rule-notifies-nobody":
      return `laut Regel „${end.rule}“ wird niemand benachrichtigt`;
    case "too-old":
      return `zu alt: mehr als ${end.days} ${plural(end.days, { one: "Tag", other: "Tage" })} vor dem Eingang geschlossen`;
    case "target-removed":
      return `das Ziel steht nicht mehr in den Einstellungen; stattdessen benachrichtigt: ${end.to.join(", ")}`;
    case "target-waiting":
      return `das Ziel bat um Aufschub bis ${moment(end.until)}; stattdessen benachrichtigt: ${end.to}`;
    case "chat-not-stored":
      return "der Chat ist nicht mehr gespeichert";
    case "expired":
      return "abgelaufen";
    case "marked-as-spam":
      return "inzwischen als Spam markiert";
    case "came-back":
      return "der Kunde hat sich erneut gemeldet";
    case "claimed":
      return `übernommen von ${name(end.by)}`;
    case "resolved":
      return `erledigt von ${name(end.by)}${end.outcome === null ? "" : `: ${OUTCOMES[end.outcome]}`}`;
    case "notified-again":
      return "zwischendurch erledigt, und inzwischen neu benachrichtigt";
    case "reopened":
      return "zwischendurch übernommen oder erledigt, und inzwischen wieder geöffnet";
    case "released":
      return "nicht mehr übernommen";
    case "claimed-again":
      return "inzwischen neu übernommen";
    case "superseded":
      return "in einer späteren Aktualisierung enthalten";
    case "not-notified-before":
      return "vor der Änderung wurde niemand benachrichtigt";
    case "message-not-changeable":
      return "die ursprüngliche Nachricht lässt sich nicht ändern";
    case "sent-with-others":
      return "zusammen mit anderen gesendet: keine eigene Nachricht, die sich ändern ließe";
    case "all-settled":
      return "inzwischen ist alles geklärt";
    case "target-works":
      return `${end.target} funktioniert wieder`;
    case "nothing-to-report":
      return "nichts zu melden";
    case "no-digests":
      return "dieser Kanal bekommt keine Zusammenfassungen";
    case "period-unreadable":
      return "der Zeitraum ist nicht lesbar";
    // Kept as a sentence, and only in English.
    case "said":
      return end.text;
  }
}

const OUTCOMES: Readonly<Record<Exclude<AlertOutcome, "came-back" | "expired" | "marked-as-spam">, string>> = {
  "called-back": "zurückgerufen",
  unreachable: "nicht erreicht",
  "no-need": "kein Rückruf nötig",
  spam: "Spam",
};
