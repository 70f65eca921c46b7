import type { Earlier, Message } from "../../channels/message.ts";
import { isolated } from "../../chat/bidi.ts";
import { chatName } from "../../chat/chat.ts";
import { filledLinks } from "../../chat/fields/crm-links.ts";
import { lastMessages } from "../../chat/last-messages.ts";
import { type Format, formatFor } from "../../locale/format.ts";
import { type Words, wordsFor } from "../../locale/locale.ts";
import { mask } from "../../privacy/mask/mask.ts";
import { type EarlierAlert, earlierAlerts } from "../../store/alerts/earlier.ts";
import type { Database } from "../../store/database.ts";
import { loadActions } from "./actions.ts";
import { closedAgo } from "./age.ts";
import {
  type AlertFacts,
  alertFacts,
  factsOf,
  fullVerdictOf,
  idsOf,
  isAnsweredAnyway,
  titleOf,
} from "./alert-facts.ts";
import type { RenderContext } from "./context.ts";
import type { LiveAlert } from "./drop-obsolete.ts";
import { loadAlert } from "./load-chats.ts";
import type { AlertContext } from "./model.ts";

/** An earlier alert with a link to its transcript; null if our own URL is not known. */
export interface LinkedAlert extends EarlierAlert {
  readonly url: string | null;
}

/**
 * "The 3rd alert of this customer", with links to the latest earlier ones; null for the first. `isMore`: there are more
 * than the count.
 */
export function earlierAlertsText(
  count: number,
  latest: readonly LinkedAlert[],
  { statusUpdate, alertBatch }: Words,
  format: Format,
  isMore = false,
): Earlier | null {
  if (count === 0) return null;
  const links = latest.flatMap(({ key, reasons: [worst], at, outcome, url }) => {
    if (url === null) return [];
    const reason = worst === undefined ? chatName(key) : alertBatch.reasons[worst].label;
    const label = `${reason}, ${format.day(at)}`;
    return [{ url, label: outcome === null ? label : `${label}: ${statusUpdate.outcomes[outcome]}` }];
  });
  return { text: isMore ? statusUpdate.manyAlerts(count) : statusUpdate.nthAlert(count + 1), links };
}

/** In characters: what fits at a glance. The rest is behind the link. */
const READABLE = 500;

/** The message about one chat. It has only the customer's data that the target may see. Unknown facts are left out. */
export function renderAlert(alertContext: AlertContext, words: Words["alert"], format: Format): Message {
  const { chat, link, otherTarget } = alertContext;
  const known = alertFacts(alertContext, words, format);
  const quoted = known.shown.words ? lastMessages(chat, mask, READABLE) : null;
  return {
    kind: "alert",
    language: format.language,
    title: titleOf(known, words),
    summary: summaryOf(known, words, format),
    facts: factsOf(known, words, format),
    quote:
      quoted === null
        ? null
        : { label: chat.recognition === "guessed" ? words.lastWordsGuessed : words.lastWords, text: quoted },
    items: [],
    footnotes: [
      idsOf(chat, words),
      ...(alertContext.byDefault ? [words.noRule] : []),
      ...(otherTarget === null ? [] : [words.meantFor(otherTarget)]),
    ],
    links: link === null ? [] : [{ label: words.openTranscript, url: link }],
    ...elsewhereOf(known, format),
    about: {
      thread: chatName(chat.key),
      name: `${words.chat} ${chatName(chat.key)}`,
      reasons: alertContext.reasons,
      queue: known.queue,
    },
    plain: false,
  };
}

/** Links into other systems: their addresses hold values of the record, so only where the target is shown them. */
function elsewhereOf(
  { chat, shown, country, crmLinks = [] }: AlertFacts,
  { language }: Format,
): Pick<Message, "elsewhere"> {
  const links = shown.links ? filledLinks(crmLinks, chat, country) : [];
  return links.length === 0 ? {} : { elsewhere: { text: wordsFor(language).fields.openIn, links } };
}

function summaryOf(known: AlertFacts, words: Words["alert"], format: Format): string {
  const { queue, late } = known;
  const clauses = [
    whatHappened(known, words),
    queue === null ? null : words.inQueue(isolated(queue)),
    late === null ? closedAgo(known, words, format) : words.cameInLateBy(late),
  ];
  const said = clauses.filter((clause) => clause !== null).join(", ");
  return `${fullVerdictOf(known, words)}: ${said} (${chatName(known.chat.key)}).`;
}

function whatHappened(known: AlertFacts, words: Words["alert"]): string {
  const { response, customer, waited } = known;
  // The verdict says so already.
  if (isAnsweredAnyway(known)) return customer;
  switch (response) {
    case "answered":
      return words.customerAnswered(customer, waited);
    case "unanswered":
      return words.customerNotAnswered(customer, waited);
    case "silent":
      return words.customerSilent(customer);
    case "unrecognised":
      return words.customerUnrecognised(customer);
  }
}

/** How many earlier alerts of the customer a message links to. */
const EARLIER = 3;

/** The message about one chat, and its context. */
export async function composeAlert(
  db: Database,
  alert: LiveAlert,
  context: RenderContext,
): Promise<{ readonly alertContext: AlertContext; readonly message: Message }> {
  const words = wordsFor(context.language);
  const format = formatFor(context.language, context.timeZone);
  const alertContext = await loadAlert(db, alert, context);
  const { count, isMore, latest } = await earlierAlerts(db, alertContext.chat.key, alertContext.chat, EARLIER);
  const linked = await Promise.all(
    latest.map(async (one) => ({ ...one, url: await context.link(`/chats/${chatName(one.key)}`) })),
  );
  const earlier = earlierAlertsText(count, linked, words, format, isMore);
  const message = renderAlert(alertContext, words.alert, format);
  const actions = await loadActions(alertContext.chat.key, alert.head.alert, context);
  return { alertContext: alertContext, message: { ...message, ...actions, ...(earlier === null ? {} : { earlier }) } };
}
