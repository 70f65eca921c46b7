import type { AlertOutcome, AlertState } from "../../../alerts/state.ts";
import type { Language } from "../../../locale/locale.ts";

/** What claiming, resolving and reopening says. Names and ages come in ready to be read; an age ends in "ago". */
export interface FollowUpWords {
  readonly claim: string;
  readonly resolve: string;
  /** Leads to a page that asks how it ended. */
  readonly resolveHow: string;
  readonly reopen: string;
  readonly letGo: string;
  readonly outcome: string;
  readonly outcomes: Readonly<Record<AlertOutcome, string>>;
  readonly note: string;
  readonly noteHint: string;
  readonly cancel: string;
  readonly states: Readonly<Record<AlertState, string>>;
  readonly visitor: string;
  /** How alerts stand now: "Claimed by Jane Smith, 3 min ago". */
  readonly claimedByYou: (age: string) => string;
  readonly claimedBy: (who: string, age: string) => string;
  /** Nobody resolved it. */
  readonly cameBack: (age: string) => string;
  /** A line of the history, which names the chat after a colon where that is kept. */
  readonly cameBackIn: string;
  /** It ended without anybody. */
  readonly ended: (outcome: string, age: string) => string;
  readonly resolvedBy: (who: string, outcome: string, age: string) => string;
  readonly isOpen: string;
  readonly noAlert: string;
  readonly changed: string;
  readonly resolveTitle: (customer: string) => string;
  readonly resolvedAlready: string;
  readonly toTranscript: string;
  readonly history: string;
  /** Before the latest lines of it, where earlier ones are left out. */
  readonly historyCut: (count: string) => string;
  readonly did: Readonly<Record<"claim" | "resolve" | "reopen", (who: string) => string>>;
  /** News of a chat that had expired, or was spam, or of one that somebody had resolved. */
  readonly news: string;
}

export const followUpWords: Readonly<Record<Language, FollowUpWords>> = {
  en: {
    claim: "Claim",
    resolve: "Resolve",
    resolveHow: "Resolve …",
    reopen: "Reopen",
    letGo: "Let go",
    outcome: "How did it end?",
    outcomes: {
      "called-back": "Called back",
      unreachable: "Could not be reached",
      "no-need": "No call needed",
      spam: "Spam",
      "came-back": "Came back by themselves",
      expired: "Expired",
      "marked-as-spam": "Marked as spam in VCC Live",
    },
    note: "Note",
    noteHint: "Optional, at most 500 characters",
    cancel: "Back without a change",
    states: { open: "Open", claimed: "Claimed", resolved: "Resolved" },
    visitor: "Visitor",
    claimedByYou: (age) => `Claimed by you, ${age}`,
    claimedBy: (who, age) => `Claimed by ${who}, ${age}`,
    cameBack: (age) => `Came back by themselves, and was answered, ${age}`,
    cameBackIn: "The customer came back by themselves, and was answered",
    ended: (outcome, age) => `${outcome}, ${age}`,
    resolvedBy: (who, outcome, age) => `Resolved by ${who}, ${age}: ${outcome}`,
    isOpen: "Open: nobody has claimed it",
    noAlert: "No alert, or not any more",
    changed: "How these stand now",
    resolveTitle: (customer) => `Resolve: ${customer}`,
    resolvedAlready: "This is resolved. Reopen it to change how it ended.",
    toTranscript: "Open the transcript",
    history: "What was done so far",
    historyCut: (count) => `The latest ${count}; earlier ones are not shown.`,
    did: {
      claim: (who) => `${who} claimed it`,
      resolve: (who) => `${who} resolved it`,
      reopen: (who) => `${who} opened it again`,
    },
    news: "Something new in the chat opened it again",
  },
  hu: {
    claim: "Átveszem",
    resolve: "Lezárom",
    resolveHow: "Lezárom …",
    reopen: "Újranyitom",
    letGo: "Elengedem",
    outcome: "Hogyan zárult?",
    outcomes: {
      "called-back": "Visszahívtuk",
      unreachable: "Nem értük el",
      "no-need": "Nem kell visszahívni",
      spam: "Spam",
      "came-back": "Magától visszatért",
      expired: "Lejárt",
      "marked-as-spam": "Spamnek jelölték a VCC Live-ban",
    },
    note: "Megjegyzés",
    noteHint: "Nem kötelező, legfeljebb 500 karakter",
    cancel: "Vissza, változtatás nélkül",
    states: { open: "Nyitott", claimed: "Átvett", resolved: "Lezárt" },
    visitor: "Látogató",
    claimedByYou: (age) => `Ön vette át, ${age}`,
    claimedBy: (who, age) => `Átvette: ${who}, ${age}`,
    cameBack: (age) => `Magától visszatért, és választ kapott, ${age}`,
    cameBackIn: "Az ügyfél magától visszatért, és választ kapott",
    ended: (outcome, age) => `${outcome}, ${age}`,
    resolvedBy: (who, outcome, age) => `Lezárta: ${who}, ${age} – ${outcome}`,
    isOpen: "Nyitott: még senki nem vette át",
    noAlert: "Nincs riasztás, vagy már nincs meg",
    changed: "Így állnak most",
    resolveTitle: (customer) => `Lezárás: ${customer}`,
    resolvedAlready: "Ez már le van zárva. Ha másként zárult, nyissa újra.",
    toTranscript: "A beszélgetés megnyitása",
    history: "Ami eddig történt",
    historyCut: (count) => `A legutóbbi ${count}; a korábbiak nem láthatók.`,
    did: {
      claim: (who) => `Átvette: ${who}`,
      resolve: (who) => `Lezárta: ${who}`,
      reopen: (who) => `Újranyitotta: ${who}`,
    },
    news: "A beszélgetés új fejleménye miatt újra nyitott",
  },
};
