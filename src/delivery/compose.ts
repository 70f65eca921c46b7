import type { Reason } from "../alerts/reasons.ts";
import type { Message } from "../channels/message.ts";
import { type Chat, chatName } from "../chat/chat.ts";
import type { Measures } from "../chat/measures.ts";
import type { Format } from "../locale/format.ts";
import type { AlertWords } from "../locale/words.ts";
import { type Course, courseOf, knownWait } from "./compose-course.ts";
import { factsOf, idsOf } from "./compose-facts.ts";
import { lastWords } from "./compose-quote.ts";

/** One chat that needs attention, and what is known of it. */
export interface Told {
  readonly chat: Chat;
  readonly measures: Measures;
  /** Worst first, and never empty. */
  readonly reasons: readonly Reason[];
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** Where the transcript is; null where no address of ours is known. */
  readonly link: string | null;
}

/** What several of its parts say. */
export interface Known extends Told {
  readonly customer: string;
  readonly course: Course;
  /** "4 min 29 s"; null where the dates do not tell. */
  readonly waited: string | null;
}

/**
 * What is said of one chat. It names the customer; phone, mail and address stay behind the link. What the webhook does
 * not tell is left out.
 */
export function compose(told: Told, words: AlertWords, format: Format): Message {
  const { chat, measures, link } = told;
  const course = courseOf(chat);
  const wait = knownWait(course, measures);
  const waited = wait === null ? null : format.duration(wait);
  const known = { ...told, course, waited, customer: chat.customer.name ?? words.visitor };
  const verdict = verdictOf(known, words);
  const quoted = lastWords(chat);
  return {
    title: waited === null ? verdict : `${verdict}: ${words.waited(waited)}`,
    summary: `${verdict}: ${[whatHappened(known, words), ...whereOf(chat, words)].join(", ")} (${chatName(chat.key)}).`,
    facts: factsOf(known, words, format),
    quote: quoted === null ? null : { label: words.lastWords, text: quoted },
    footnotes: [idsOf(chat, words)],
    links: link === null ? [] : [{ label: words.openTranscript, url: link }],
  };
}

/** The vendor's verdicts in our words. "Too late" needs an answer that came. */
function verdictOf({ course, reasons }: Known, words: AlertWords): string {
  const late = reasons.length === 1 && course === "answered";
  const names: Readonly<Record<Reason, string>> = {
    lost: words.lost,
    missed: words.missed,
    "sla-breached": late ? words.answeredTooLate : words.slaBreached,
  };
  return reasons.map((reason) => names[reason]).join(", ");
}

function whatHappened({ course, customer, waited }: Known, words: AlertWords): string {
  switch (course) {
    case "answered":
      return words.customerAnswered(customer, waited);
    case "unanswered":
      return words.customerNotAnswered(customer, waited);
    case "silent":
      return words.customerSilent(customer);
  }
}

function whereOf(chat: Chat, words: AlertWords): readonly string[] {
  const queue = chat.lastQueue ?? chat.firstQueue;
  return queue === null ? [] : [words.inQueue(queue)];
}
