import { plural } from "../units.ts";
/** What the self-check tells the engineers. Counts come in twice: as they are, and ready to be read. */
export const serviceWarning = {
  title: (count: number, shown: string) =>
    plural(count, { one: "Something needs a look", other: `${shown} things need a look` }),
  summary: (labels: string) => `The chat alerts need a look: ${labels}.`,

  insecure: {
    label: "webhooks over http",
    advice:
      "They were refused, and everybody on the way could read the secret. Begin the URL in VCC Live with https://, then replace VCC_SECRET_KEY.",
  },
  wrongSecret: {
    label: "requests with a wrong secret",
    advice: "Was VCC_SECRET_KEY changed here but not in VCC Live, or the other way round?",
  },
  wrongAddress: {
    label: "requests from an address that is not listed",
    advice: "Their secret is right: does VCC_ALLOWED_IPS lack an address?",
  },
  wrongMethod: {
    label: "requests by a wrong method",
    advice: "Their secret is right: choose POST as the request method in VCC Live.",
  },
  tooLarge: {
    label: "requests that are too large",
    advice: "Their secret is right, but no chat above 10 MB is taken: VCC Live has it still.",
  },
  requests: (count: number, shown: string, since: string) =>
    `${shown} ${plural(count, { one: "request", other: "requests" })} since ${since}.`,

  quarantined: "bodies that can not be read as a chat",
  bodies: (_count: number, shown: string, problem: string) => `${shown} in quarantine: ${problem}`,
  guessing: {
    label: "wrong tokens",
    advice:
      "Somebody may be guessing a token, or a program still has an old one. From where they came stands in the audit list.",
  },
  tries: (count: number, shown: string, since: string) =>
    `${shown} ${plural(count, { one: "wrong token was", other: "wrong tokens were" })} tried since ${since}.`,

  quarantineFull: {
    label: "bodies that are not kept",
    advice: "So many came that the quarantine takes no new ones until midnight UTC: see there what is wrong.",
  },
  notKept: (count: number, shown: string, since: string) =>
    `${shown} ${plural(count, { one: "body", other: "bodies" })} not kept since ${since}.`,

  unknownSla: "an unknown SLA status",
  nameSla: (word: string) => `${word}: name it in SLA_BREACHED or SLA_MET.`,
  unknownDisposition: "an unknown disposition",
  noAlert: (word: string) => `${word}: raises no alert, as only lost and missed do.`,

  shared: "an id that many visitors share",
  /** "130/9": what is to be done about it. */
  sharedContact: (id: string) =>
    `Contact ${id}: an answered chat resolves none of their alerts, do so by hand. Have VCC Live or the website send a contact id for each visitor.`,
  sharedEntity: (id: string) =>
    `Entity ${id}: an answered chat resolves none of their alerts, do so by hand. Have VCC Live or the website send an entity id for each visitor.`,

  marked: {
    label: "a mail recipient gets no more messages",
    /** Who reported it comes second. */
    advice: {
      suppressed: (address: string, provider: string) =>
        `${address}: ${provider} refuses to send to it. Remove it from the suppression list there, then clear the mark on the settings page.`,
      bounced: (address: string, provider: string) =>
        `${address}: ${provider} reports that it does not accept mail. Correct the address or the mailbox, then clear the mark on the settings page.`,
      complained: (address: string, provider: string) =>
        `${address}: ${provider} reports that the reader marked a message as spam. Ask the reader, then clear the mark on the settings page.`,
    },
  },

  moved: {
    label: "a target has moved",
    advice: (target: string, to: string) =>
      `${target}: its conversation is now ${to}, and messages are sent there. Change it in the settings of the target.`,
  },

  quiet: "no chat comes in",
  noChatSince: (moment: string) => `None since ${moment}. Does VCC Live still send them?`,

  databaseFull: "the database fills up",
  used: (percent: string, limit: string) =>
    `${percent} % of ${limit} MB is used. Once it is full no chat is taken: keep less.`,

  toldOnce:
    "Each of these is told once; refused requests, wrong tokens and bodies that are not kept again after a day without any.",
};
