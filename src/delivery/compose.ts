import type { Reason } from "../alerts/reasons.ts";
import type { Message } from "../channels/message.ts";
import { type Chat, chatName } from "../chat/chat.ts";
import type { Format } from "../locale/format.ts";
import type { AlertWords } from "../locale/words.ts";
import { mask } from "../privacy/mask.ts";
import { shownOf } from "../privacy/shown.ts";
import { courseOf, knownWait } from "./compose-course.ts";
import { factsOf, idsOf } from "./compose-facts.ts";
import { lastWords } from "./compose-quote.ts";
import type { Known, Told } from "./compose-told.ts";

/**
 * What is said of one chat. Of the customer it says what the target is shown: all else stays behind the link. What the
 * webhook does not tell is left out.
 */
export function compose(told: Told, words: AlertWords, format: Format): Message {
  const { chat, measures, link } = told;
  const course = courseOf(chat);
  const wait = knownWait(course, measures);
  const waited = wait === null ? null : format.duration(wait);
  const shown = shownOf(chat, told.show);
  const known = { ...told, course, waited, shown, customer: shown.name ?? words.visitor };
  const verdict = verdictOf(known, words);
  const quoted = shown.words ? lastWords(chat, mask) : null;
  return {
    language: format.language,
    title: waited === null ? verdict : `${verdict}: ${words.waited(waited)}`,
    summary: `${verdict}: ${[whatHappened(known, words), ...whereOf(chat, words)].join(", ")} (${chatName(chat.key)}).`,
    facts: factsOf(known, words, format),
    quote: quoted === null ? null : { label: words.lastWords, text: quoted },
    footnotes: [idsOf(chat, words), ...(told.byDefault ? [words.noRule] : [])],
    links: link === null ? [] : [{ label: words.openTranscript, url: link }],
    about: {
      thread: chatName(chat.key),
      name: `${words.chat} ${chatName(chat.key)}`,
      reasons: told.reasons,
      queue: queueOf(chat),
    },
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
  const queue = queueOf(chat);
  return queue === null ? [] : [words.inQueue(queue)];
}

function queueOf(chat: Chat): string | null {
  return chat.lastQueue ?? chat.firstQueue;
}
