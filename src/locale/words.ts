import type { WatchWords } from "./watch-words.ts";

/** What we say in one language. Names and times come in ready to be read; nothing here knows where they are shown. */
export interface Words {
  /** The BCP 47 tag by which dates and numbers are written. */
  readonly tag: string;
  readonly units: Readonly<Record<Unit, (count: number) => string>>;
  /** How the last part of an age is said: "14 h ago". */
  readonly ago: Readonly<Record<Unit, (count: number) => string>>;
  readonly alert: AlertWords;
  readonly actions: ActionWords;
  readonly several: SeveralWords;
  readonly standing: StandingWords;
  readonly still: StillWords;
  readonly outage: OutageWords;
  readonly test: TestWords;
  readonly watch: WatchWords;
}

/** What may be done about an alert, as buttons and links say it. */
export interface ActionWords {
  readonly claim: string;
  /** With the usual outcome, the first one. */
  readonly resolve: string;
  readonly outcomes: Readonly<Record<"called-back" | "unreachable" | "no-need" | "spam", string>>;
  readonly again: Readonly<Record<"claimed" | "resolved", string>>;
}

/** A message by which somebody sees whether a target hears. */
export interface TestWords {
  readonly title: string;
  readonly summary: (target: string) => string;
  readonly target: string;
  readonly sent: string;
  readonly why: string;
}

export type Unit = "day" | "hour" | "minute" | "second";

export interface AlertWords {
  readonly lost: string;
  readonly missed: string;
  /** The SLA breached on a chat that was answered. */
  readonly answeredTooLate: string;
  /** The SLA breached on a chat that nobody answered, or beside another verdict. */
  readonly slaBreached: string;

  readonly waited: (duration: string) => string;
  readonly neverAnswered: string;

  /** Clauses for the summary: they follow "Missed chat: ". The wait is null where it is not known. */
  readonly customerAnswered: (customer: string, waited: string | null) => string;
  readonly customerNotAnswered: (customer: string, waited: string | null) => string;
  readonly customerSilent: (customer: string) => string;
  readonly inQueue: (queue: string) => string;
  readonly closedAgo: (age: string) => string;
  readonly receivedAgo: (age: string) => string;
  readonly cameInLate: string;
  readonly cameInLateBy: (late: string) => string;

  /** A customer without a name. */
  readonly visitor: string;
  readonly customer: string;
  readonly queue: string;
  readonly agent: string;
  readonly agents: string;
  readonly platform: string;
  readonly wait: string;
  readonly unanswered: string;
  readonly messages: (count: number, shown: string) => string;
  readonly closed: string;
  /** In place of "closed" where no message tells the time. */
  readonly received: string;
  /** A chat that came in long after it was closed, as a label and its value. */
  readonly late: string;
  readonly lateBy: (late: string) => string;
  readonly disposition: string;
  readonly slaStatus: string;
  readonly lastWords: string;

  readonly chat: string;
  readonly ticket: string;
  readonly contact: string;
  readonly entity: string;
  readonly openTranscript: string;
  /** Why somebody hears who stands in no rule. */
  readonly noRule: string;
  /** Why somebody hears in place of another target. */
  readonly meantFor: (target: string) => string;
}

/** One message about many chats. Counts come in twice: as they are, and ready to be read. */
export interface SeveralWords {
  readonly reasons: Readonly<Record<"lost" | "missed" | "sla-breached", ReasonWords>>;
  readonly chats: (count: number, shown: string) => string;
  /** Sentences that begin with the chats: what to do about those that nobody answered, and about any others. */
  readonly needCallBack: (count: number, chats: string) => string;
  readonly needAttention: (count: number, chats: string) => string;
  /** Clauses for the summary. */
  readonly oldestAgo: (count: number, age: string) => string;
  /** What the listed chats tell; how many those are, or null where they are all. */
  readonly allInQueue: (queue: string, listed: string | null) => string;
  readonly hitMost: (count: number, queues: string, listed: string | null) => string;
  readonly behindLink: (count: number) => string;
  readonly onRecord: (count: number) => string;
  readonly oldest: (count: number) => string;
  readonly openAll: (count: number, shown: string) => string;
  readonly moreBehindLink: (count: number, shown: string) => string;
  /** In place of a link, where no address of ours is known. */
  readonly moreOnRecord: (count: number, shown: string) => string;
  readonly noRule: string;
  readonly meantFor: (targets: string) => string;
}

/** How alerts still stand: sentences without their full stop, that stand before what they are about. */
export interface StillWords {
  /** For so long, "15 min"; and since then, "15 min ago". */
  readonly unclaimed: (duration: string, age: string) => string;
  readonly unclaimedAll: string;
  readonly unresolved: (who: string, age: string) => string;
  /** By whom; null where they are too many to be named. */
  readonly unresolvedAll: (who: string | null) => string;
  /** Before the names of targets. */
  readonly toldFirst: string;
}

/** Chats of one reason. */
export interface ReasonWords {
  readonly label: string;
  readonly counted: (shown: string) => string;
  readonly chats: (count: number, shown: string) => string;
}

/** How an alert stands by now, and what came before it. Moments come in ready to be read; `chat` is "130/105". */
export interface StandingWords {
  readonly claimed: (who: string, at: string) => string;
  readonly resolved: (who: string, outcome: string | null, at: string) => string;
  readonly open: (since: string) => string;
  /** The chat is null where it is not kept any more. */
  readonly cameBack: (chat: string | null, at: string) => string;
  /** As they follow a colon. */
  readonly outcomes: ActionWords["outcomes"] & Readonly<Record<"came-back" | "expired" | "marked-as-spam", string>>;
  readonly ended: (outcome: string, at: string) => string;
  /** A message of its own: whoever was told of `lost` need not call back any more. */
  readonly cameBackTitle: (customer: string) => string;
  readonly cameBackSummary: (customer: string, chat: string | null) => string;
  readonly answeredIn: string;
  readonly nobodyNeeded: (lost: string) => string;
  readonly nthAlert: (count: number) => string;
  readonly manyAlerts: (counted: number) => string;
}

/** A target that takes nothing at all. */
export interface OutageWords {
  readonly title: (target: string) => string;
  readonly summary: (target: string, since: string, reason: string, kept: string) => string;
  /** What becomes of the deliveries: a clause for the summary. */
  readonly keeps: (count: number, shown: string) => string;
  readonly target: string;
  readonly since: string;
  readonly reason: string;
  readonly kept: string;
  readonly whatToDo: string;
  /** By which requests. */
  readonly mend: (test: string, on: string) => string;
  readonly openKept: string;
  readonly toldOnce: string;
}
