import type { Message } from "../../channels/message.ts";
import { chatName } from "../../chat/chat.ts";
import { lastWords } from "../../chat/last-messages.ts";
import type { Format } from "../../locale/format.ts";
import type { AlertWords } from "../../locale/words.ts";
import { mask } from "../../privacy/mask/mask.ts";
import { closedAgo } from "./age.ts";
import { factsOf, idsOf } from "./alert-facts.ts";
import { type Known, knownOf } from "./compose-known.ts";
import { titleOf, verdictOf } from "./compose-verdict.ts";
import type { Told } from "./model.ts";

/** In characters: what a reader takes in at a glance. The rest is behind the link. */
const READABLE = 500;

/**
 * What is said of one chat. Of the customer it says what the target is shown: all else stays behind the link. What the
 * webhook does not tell is left out.
 */
export function compose(told: Told, words: AlertWords, format: Format): Message {
  const { chat, link, otherTarget } = told;
  const known = knownOf(told, words, format);
  const quoted = known.shown.words ? lastWords(chat, mask, READABLE) : null;
  return {
    language: format.language,
    title: titleOf(known, words),
    summary: summaryOf(known, words, format),
    facts: factsOf(known, words, format),
    quote: quoted === null ? null : { label: words.lastWords, text: quoted },
    items: [],
    footnotes: [
      idsOf(chat, words),
      ...(told.byDefault ? [words.noRule] : []),
      ...(otherTarget === null ? [] : [words.meantFor(otherTarget)]),
    ],
    links: link === null ? [] : [{ label: words.openTranscript, url: link }],
    about: {
      thread: chatName(chat.key),
      name: `${words.chat} ${chatName(chat.key)}`,
      reasons: told.reasons,
      queue: known.queue,
    },
    plain: false,
  };
}

function summaryOf(known: Known, words: AlertWords, format: Format): string {
  const { queue, late } = known;
  const clauses = [
    whatHappened(known, words),
    queue === null ? null : words.inQueue(queue),
    late === null ? closedAgo(known, words, format) : words.cameInLateBy(late),
  ];
  const said = clauses.filter((clause) => clause !== null).join(", ");
  return `${verdictOf(known.reasons, known.course, words)}: ${said} (${chatName(known.chat.key)}).`;
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
