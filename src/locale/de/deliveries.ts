import type { Words } from "../en/index.ts";
import { plural } from "./units.ts";

export const deliveries: Words["deliveries"] = {
  title: (target) => `Zustellung an ${target}`,
  titleOfChat: (target, chat) => `Zustellung an ${target}: Chat ${chat}`,
  titleOfChats: (target, count) => `Zustellung an ${target}: ${count} Chats`,
  status: {
    pending: "Ausstehend",
    sent: "Zugestellt",
    dead: "Fehlgeschlagen",
    suppressed: "Unterdrückt",
  },
  outcome: {
    sent: "zugestellt",
    retry: "fehlgeschlagen",
    malformed: "wegen des Formats abgelehnt",
    "out-of-order": "abgelehnt: das Ziel nimmt nichts an",
    dead: "abgelehnt",
  },
  chats: (day) => (day === null ? "Chats" : `Chats vom ${day}`),
  column: { chat: "Chat", came: "Eingegangen", reasons: "Gründe", status: "Status" },
  first: (chat) => `Der erste davon: Chat ${chat}`,
  toldWith: "Alles, was in derselben Nachricht stand",
  target: "Ziel",
  nobody: "niemand",
  meantFor: "Ursprüngliches Ziel",
  outOfOrder: "Gestört",
  rule: "Regel",
  noRule: "keine: geht an das Standardziel",
  reasons: "Gründe",
  created: "Erfasst",
  due: "Fällig",
  ended: "Beendet",
  recipients: "Empfänger",
  /** Where the parts of a message are no recipients. */
  requests: "Anfragen",
  nextAttempt: (moment) => `nächster Versuch ${moment}`,
  attempts: "Versuche",
  noAttempts: "Es wurde noch nichts gesendet.",
  attemptsUnknown: "Es ist kein Versuch aufgezeichnet.",
  kept: (made, isOneMessage) =>
    isOneMessage
      ? `${made} Versuche; gezeigt werden der erste und die letzten zwanzig.`
      : `${made} Versuche; je Nachricht werden der erste und die letzten zwanzig gezeigt.`,
  missing: (count, shown) =>
    plural(count, {
      one: "… ein Versuch dazwischen ist nicht aufgezeichnet",
      other: `… ${shown} Versuche dazwischen sind nicht aufgezeichnet`,
    }),
  mayHaveArrived: "möglicherweise angekommen",
  without: "dieser Chat stand damals nicht in der Nachricht",
  toldTwice:
    "Die Nachricht kam möglicherweise zweimal an: Sie wurde nach einem Versuch erneut gesendet, der vielleicht schon erfolgreich war.",
  took: (milliseconds) => `${milliseconds} ms`,

  list: {
    title: "Zustellungen",
    intro: "Was an wen gesendet wurde, das Neueste zuerst.",
    when: "Erfasst",
    target: "Ziel",
    chat: "Chat",
    status: "Status",
    note: "Hinweis",
    reason: "Grund",
    kind: "Thema",
    kinds: {
      alert: "ein Chat",
      escalation: "ein Chat, den niemand übernommen hat",
      reminder: "ein übernommener, nicht erledigter Chat",
      change: "der Stand eines Alarms",
      digest: "eine Zusammenfassung",
      watch: "dieser Dienst",
      outage: "ein gestörtes Ziel",
      unknown: "etwas, das nur eine neuere Version kennt",
    },
    attempts: "Versuche",
    act: "Aktion",
    toldAlong: (count) => `und ${count} weitere`,
    nobody: "niemand",
    outageOf: (target) => `${target} ist gestört`,
    sendAgain: "Erneut senden",
    sendNow: "Jetzt senden",
    sendAll: (target) => `Alles Fehlgeschlagene erneut an ${target} senden`,
    done: {
      again: "Die Zustellung wird erneut gesendet.",
      hurried: "Die Zustellung wird jetzt gesendet.",
      all: (count, shown) => {
        if (count === 0) return "Es gab nichts erneut zu senden.";
        return plural(count, {
          one: "1 Zustellung wird erneut gesendet.",
          other: `${shown} Zustellungen werden erneut gesendet.`,
        });
      },
      more: "Es gibt weitere: Senden Sie noch einmal erneut, um die nächsten zu senden.",
    },
  },
};
