import type { Words } from "../en/index.ts";

export const explain: Words["explain"] = {
  reason: { lost: "verloren", missed: "verpasst", "sla-breached": "spät beantwortet" },
  spam: (chat) => `Chat ${chat}: kein Handlungsbedarf, denn er ist als Spam markiert.`,
  fine: (chat) =>
    `Chat ${chat}: kein Handlungsbedarf, denn er ist weder verloren noch verpasst, und kein SLA ist verletzt.`,
  needs: (chat, reasons) => `Chat ${chat}: ${reasons}.`,
  quoted: (name) => `„${name}“`,
  matched: (rules) => `Zutreffende Regeln: ${rules}.`,
  noRules: "Es gibt keine Regeln.",
  noMatch: "Keine Regel trifft zu.",
  byDefault: "als Standardziel",
  byRule: (rule) => `laut Regel ${rule}`,
  atOnce: (target, why) => `${target} würde sofort benachrichtigt, ${why}.`,
  held: (target, moment, why) =>
    `${target} würde mit der nächsten Öffnung der Geschäftszeiten benachrichtigt (${moment}), ${why}.`,
  suppressed: (target, why, note) => `${target} würde benachrichtigt, ${why}, aber es wird nichts gesendet (${note}).`,
  escalated: (target, moment, wait, why) =>
    `${target} würde benachrichtigt (${moment}), falls bis dahin niemand übernommen hat (${wait} später), ${why}.`,
  reminded: (target, wait, why) =>
    `${target} würde ${wait} nach der Übernahme erinnert, falls der Alarm bis dahin nicht erledigt ist, ${why}.`,
  silence: (rule) => `Niemand würde benachrichtigt: Die Regel ${rule} benachrichtigt niemanden.`,
};
