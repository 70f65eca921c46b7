import type { Words } from "../en/index.ts";

export const explain: Words["explain"] = {
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
};
