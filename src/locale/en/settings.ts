import type { Field } from "../../alerts/rules/match.ts";

/** A chat may expire before the last is told of it: by which rules, how late, and how many days would do. */
interface ShortRetention {
  readonly rules: string;
  readonly hold: string;
  readonly days: string;
  readonly needed: string;
}

/** What the page of the settings says. */
export const settings = {
  title: "Settings",
  intro: "What is in force now. It is set in wrangler.toml and by “wrangler secret put”; here it is only shown.",
  warnings: "Worth a look",
  weak: (name: string) =>
    `${name} is short: somebody could find it by trying. Do not keep it longer than it is needed.`,
  previous: (name: string) => `${name} is still set: remove it once nothing uses the old value any more.`,
  triesUncounted:
    "The rate limit SIGN_IN is not bound: wrong tokens are not limited. Take [[ratelimits]] over from wrangler.toml, and deploy.",
  shortRetention: ({ rules, hold, days, needed }: ShortRetention) =>
    `RETENTION_DAYS is ${days}, but by ${rules} a chat may be told of as late as ${hold} after it came in: by then it has expired. Raise RETENTION_DAYS to at least ${needed}, or shorten the closing of the hours, the escalation or the reminder.`,
  targets: "Targets",
  target: "Target",
  channel: "Channel",
  language: "Language",
  show: "Goes out",
  fallback: "If it fails, told",
  digest: "Digest",
  daily: "daily",
  alwaysDigest: "also when there is nothing to tell",
  state: "State",
  pending: "Pending",
  act: "Action",
  inOrder: "in order",
  offByHand: (since: string) => `switched off since ${since}`,
  outOfOrder: (since: string, reason: string) => `out of order since ${since}: ${reason}`,
  waitsUntil: (until: string, answer: string) => `waits until ${until}, as it asked: ${answer}`,
  askNow: "Ask again now",
  aside: {
    unreadable: (id: string, target: string, since: string) =>
      `${id} for ${target} can not be read, and has been passed over since ${since}: a newer version wrote it, or it is broken. Deploy the newer version again, or look at the row in D1.`,
    refused: (id: string, target: string, since: string) =>
      `The database refused to record message ${id} to ${target} at ${since}, for good. What became of its deliveries is recorded, its attempts may not be: look at the deliveries to ${target} of that time.`,
    other: (id: string, target: string, since: string, code: string) =>
      `${id} for ${target} has been set aside since ${since} (${code}): a newer version knows why.`,
    more: "There is more that has been set aside.",
  },
  gone: "not in the settings any more",
  test: "Test",
  on: "Switch on",
  off: "Switch off",
  revoke: "Revoke links",
  revokeHint:
    "To revoke a target’s links: none that it was sent until now opens anything any more, at once or within a minute, and new messages carry new ones. Buttons in Slack go on working.",
  revoked: (target: string) => `All links that ${target} was sent until now are revoked.`,
  switchedOff: (target: string) => `${target} is switched off. What is meant for it is kept.`,
  switchedOn: (target: string) => `${target} is switched on. What was kept goes out now.`,
  tested: {
    title: (target: string) => `Test of ${target}`,
    sent: (target: string) => `The test message to ${target} was taken.`,
    failed: (target: string) => `The test message to ${target} was not taken.`,
    switchedOn: "It was off, and is on again.",
    answer: "Answer",
    took: "Took",
    milliseconds: (shown: string) => `${shown} ms`,
    back: "Back to the settings",
  },
  rules: "Rules",
  rulesIntro: "They are asked in this order. What none matches goes to:",
  noRules: "There are none: every alert goes to",
  /** A rule, read out. */
  rule: {
    when: "Matches",
    always: "every alert",
    field: {
      reason: "the reason",
      queue: "the queue",
      agent: "the agent",
      platform: "the platform",
      project: "the project",
      disposition: "the disposition",
      sla: "the SLA status",
    } satisfies Record<Exclude<Field, `clientData.${string}`>, string>,
    is: (field: string, patterns: string) => `${field} is ${patterns}`,
    isNot: (field: string, patterns: string) => `${field} is not ${patterns}`,
    or: (patterns: readonly string[]) => patterns.join(" or "),
    and: (conditions: readonly string[]) => conditions.join(", and "),
    tells: "Tells",
    nobody: "nobody, on purpose",
    hours: "When",
    atOnce: "at once",
    held: (hours: string) => `within “${hours}”; otherwise at its next opening`,
    heldExcept: (hours: string, reasons: string) =>
      `within “${hours}”; otherwise at its next opening, but ${reasons} at once`,
    escalates: "If nobody claims it",
    after: (wait: string, targets: string) => `after ${wait}: ${targets}`,
    reminds: "If it is not resolved",
    remindedAfter: (wait: string) => `${wait} after the claim: whoever was told, once more`,
    afterwards: "Then",
    last: "no further rule is asked",
    goesOn: "the rules after it are asked too",
  },
  hours: "Hours",
  noHours: "None are set: alerts go out at any time.",
  openNow: "Open now",
  closedUntil: (moment: string) => `Closed now; opens ${moment}`,
  neverOpens: "Closed now, and does not open within a year",
  days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  closed: "closed",
  closedOn: "Closed on",
  zone: "Time zone",
  explain: "Explain a chat",
  explainIntro: "Who would hear of this chat, by which rule and when. Nothing is stored or sent.",
  paste: "A chat’s JSON, as VCC Live sends it",
  explainIt: "Explain",
  vars: "Vars",
  name: "Name",
  value: "Value",
  byDefault: "by default",
  notSet: "not set",
  secrets: "Secrets",
  isSet: "set",
};
