import type { Reason } from "../../../../alerts/reasons.ts";
import type { Language } from "../../../../locale/locale.ts";

/** What would become of a chat, in sentences. Names, instants and reasons come in ready to be read. */
interface ExplainedWords {
  readonly reason: Readonly<Record<Reason, string>>;
  readonly spam: (chat: string) => string;
  readonly fine: (chat: string) => string;
  readonly needs: (chat: string, reasons: string) => string;
  readonly quoted: (name: string) => string;
  readonly matched: (rules: string) => string;
  readonly noRules: string;
  readonly noMatch: string;
  readonly byDefault: string;
  readonly byRule: (rule: string) => string;
  readonly atOnce: (target: string, why: string) => string;
  readonly held: (target: string, moment: string, why: string) => string;
  readonly suppressed: (target: string, why: string, note: string) => string;
  /** Where nobody claims it. */
  readonly escalated: (target: string, moment: string, wait: string, why: string) => string;
  /** Where somebody claims it, and does not resolve it. */
  readonly reminded: (target: string, wait: string, why: string) => string;
  readonly silence: (rule: string) => string;
}

export const explainedWords: Readonly<Record<Language, ExplainedWords>> = {
  en: {
    reason: { lost: "lost", missed: "missed", "sla-breached": "sla-breached" },
    spam: (chat) => `Chat ${chat} needs nobody's attention: it is marked as spam.`,
    fine: (chat) => `Chat ${chat} needs nobody's attention: it is not lost or missed, and no SLA is breached.`,
    needs: (chat, reasons) => `Chat ${chat}: ${reasons}.`,
    quoted: (name) => `"${name}"`,
    matched: (rules) => `Rules that match: ${rules}.`,
    noRules: "There are no rules.",
    noMatch: "No rule matches.",
    byDefault: "as a default target",
    byRule: (rule) => `by the rule ${rule}`,
    atOnce: (target, why) => `${target} would hear at once, ${why}.`,
    held: (target, moment, why) => `${target} would hear on ${moment}, at the next opening of its hours, ${why}.`,
    suppressed: (target, why, note) => `${target} would hear ${why}, but nothing is sent (${note}).`,
    escalated: (target, moment, wait, why) =>
      `${target} would hear on ${moment}, unless somebody has claimed it by then (after ${wait}), ${why}.`,
    reminded: (target, wait, why) =>
      `${target} would be reminded ${wait} after somebody has claimed it, unless it is resolved by then, ${why}.`,
    silence: (rule) => `Nobody would hear: the rule ${rule} tells nobody.`,
  },
  hu: {
    reason: { lost: "elveszett", missed: "nem fogadott", "sla-breached": "SLA-sértés" },
    spam: (chat) => `Chat ${chat}: nincs teendő, mert spamként van megjelölve.`,
    fine: (chat) => `Chat ${chat}: nincs teendő, mert nem elveszett, nem is nem fogadott, és SLA-sértés sincs.`,
    needs: (chat, reasons) => `Chat ${chat}: ${reasons}.`,
    quoted: (name) => `„${name}”`,
    matched: (rules) => `Ráillő szabályok: ${rules}.`,
    noRules: "Nincsenek szabályok.",
    noMatch: "Egyik szabály sem illik rá.",
    byDefault: "alapértelmezett címzettként",
    byRule: (rule) => `${rule} szabály szerint`,
    atOnce: (target, why) => `${target} azonnal értesítést kapna, ${why}.`,
    held: (target, moment, why) => `${target} a következő nyitáskor kapna értesítést (${moment}), ${why}.`,
    suppressed: (target, why, note) => `${target} értesítést kapna, ${why}, de nem megy ki semmi (${note}).`,
    escalated: (target, moment, wait, why) =>
      `${target} értesítést kapna ekkor: ${moment}, ha ${wait} alatt senki sem veszi át, ${why}.`,
    reminded: (target, wait, why) =>
      `${target} emlékeztetőt kapna, ha az átvétel után ${wait} elteltével sincs lezárva, ${why}.`,
    silence: (rule) => `Senki sem kapna értesítést: ${rule} szabály szerint senkinek sem kell szólni.`,
  },
};
