/** What would become of a chat, in sentences. Names, instants and reasons come in ready to be read. */
export const explain = {
  reason: { lost: "lost", missed: "missed", "sla-breached": "sla-breached" },
  spam: (chat: string) => `Chat ${chat} needs nobody's attention: it is marked as spam.`,
  fine: (chat: string) => `Chat ${chat} needs nobody's attention: it is not lost or missed, and no SLA is breached.`,
  needs: (chat: string, reasons: string) => `Chat ${chat}: ${reasons}.`,
  quoted: (name: string) => `"${name}"`,
  matched: (rules: string) => `Rules that match: ${rules}.`,
  noRules: "There are no rules.",
  noMatch: "No rule matches.",
  byDefault: "as a default target",
  byRule: (rule: string) => `by the rule ${rule}`,
  atOnce: (target: string, why: string) => `${target} would hear at once, ${why}.`,
  held: (target: string, moment: string, why: string) =>
    `${target} would hear on ${moment}, at the next opening of its hours, ${why}.`,
  suppressed: (target: string, why: string, note: string) =>
    `${target} would hear ${why}, but nothing is sent (${note}).`,
  /** Where nobody claims it. */
  escalated: (target: string, moment: string, wait: string, why: string) =>
    `${target} would hear on ${moment}, unless somebody has claimed it by then (after ${wait}), ${why}.`,
  /** Where somebody claims it, and does not resolve it. */
  reminded: (target: string, wait: string, why: string) =>
    `${target} would be reminded ${wait} after somebody has claimed it, unless it is resolved by then, ${why}.`,
  silence: (rule: string) => `Nobody would hear: the rule ${rule} tells nobody.`,
};
