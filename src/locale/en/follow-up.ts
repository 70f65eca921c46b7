/** What claiming, resolving and reopening says. Names and ages come in ready to be read; an age ends in "ago". */
export const followUp = {
  claim: "Claim",
  resolve: "Resolve",
  /** Leads to a page that asks how it ended. */
  resolveHow: "Resolve …",
  reopen: "Reopen",
  letGo: "Release",
  outcome: "How did it end?",
  outcomes: {
    "called-back": "Called back",
    unreachable: "Could not be reached",
    "no-need": "No call needed",
    spam: "Spam",
    "came-back": "Customer came back",
    expired: "Expired",
    "marked-as-spam": "Marked as spam in VCC Live",
  },
  note: "Note",
  noteHint: "Optional, at most 500 characters",
  cancel: "Cancel",
  states: { open: "Open", claimed: "Claimed", resolved: "Resolved" },
  visitor: "Visitor",
  /** How alerts stand now: "Claimed by Jane Smith, 3 min ago". */
  claimedByYou: (age: string) => `Claimed by you, ${age}`,
  claimedBy: (who: string, age: string) => `Claimed by ${who}, ${age}`,
  /** Nobody resolved it. */
  cameBack: (age: string) => `Customer came back and was answered, ${age}`,
  /** A line of the history, which names the chat after a colon where that is kept. */
  cameBackIn: "The customer came back and was answered",
  /** It ended without anybody. */
  ended: (outcome: string, age: string) => `${outcome}, ${age}`,
  resolvedBy: (who: string, outcome: string, age: string) => `Resolved by ${who}, ${age}: ${outcome}`,
  isOpen: "Open: nobody has claimed it",
  noAlert: "No alert, or not any more",
  changed: "How these stand now",
  resolveTitle: (customer: string) => `Resolve: ${customer}`,
  resolvedAlready: "This is resolved. Reopen it to change how it ended.",
  call: (number: string) => `Call ${number}`,
  /** Beside a number that is not from the customer record. */
  writtenInChat: "written in the chat",
  /** Before the customer of another alert with the same number. */
  possiblySame: "Possibly the same customer:",
  toTranscript: "Open the transcript",
  history: "What was done so far",
  /** Before the latest lines of it, where earlier ones are left out. */
  historyCut: (count: string) => `The latest ${count}; earlier ones are not shown.`,
  did: {
    claim: (who: string) => `${who} claimed it`,
    resolve: (who: string) => `${who} resolved it`,
    reopen: (who: string) => `${who} opened it again`,
  },
  /** News of a chat that had expired, or was spam, or of one that somebody had resolved. */
  news: "Something new in the chat opened it again",

  /** What the pages say that ask before something is done, beyond what all following up says. */
  confirm: {
    claimTitle: (customer: string) => `Claim: ${customer}`,
    takeOn: "Claim",
    others: "The others then see that somebody takes care of it, so that nobody calls twice.",
    name: "Your name",
    nameHint: (most: number) => `Optional, at most ${most} characters. It tells the others who has it.`,
    /** Asked of somebody behind a link: only who took it on may end it. */
    itIsMe: (name: string) => `I am ${name}`,
    itIsMeHint: "Only the person who claimed it can say how it ended.",
    /** To somebody behind a link, who can do nothing more. */
    taken: "Somebody else takes care of this customer: there is nothing for you to do.",
    over: "This is over: there is nothing to do. Whoever signs in can reopen it.",
  },
};
