import { wonBack } from "../../../alerts/counts.ts";
import type { Item, Message } from "../../../channels/message.ts";
import { isolated } from "../../../chat/bidi.ts";
import { chatName } from "../../../chat/chat.ts";
import type { Format } from "../../../locale/format.ts";
import { type Words, wordsFor } from "../../../locale/locale.ts";
import { maskName } from "../../../privacy/mask/name.ts";
import { ageOf } from "../age.ts";
import { titleOf } from "../alert-facts.ts";
import { digestFacts } from "./facts.ts";
import type { Digest, DigestEntry } from "./model.ts";
import { digestTable, TABLED } from "./table.ts";

/** One chat in a line or two: the verdict, and the customer as the target may see them. */
function digestItem(
  { alert, isTooOld, link }: DigestEntry,
  { show, now }: Digest,
  words: Words["digest"],
  said: Words["alert"],
  format: Format,
): Item {
  const { customer, queue, course: response, answeredBy = null } = alert.summary;
  const waited = format.wait(alert.summary.waited);
  const by = answeredBy === null ? null : isolated(maskName(answeredBy));
  const age = ageOf(alert.openedAt, now, format);
  const clauses = [
    show.some((field) => field.toLowerCase() === "name") && customer !== null
      ? isolated(maskName(customer))
      : said.visitor,
    queue === null ? null : said.inQueue(isolated(queue)),
    age === null ? null : said.receivedAgo(age),
    alert.state === "claimed" ? words.isClaimed : null,
    isTooOld ? words.isTooOld : null,
    link === null ? chatName(alert.key) : null,
  ];
  return {
    title: titleOf({ reasons: alert.reasons, response, waited, answeredBy: by }, said),
    details: clauses.filter((clause) => clause !== null).join(", "),
    url: link,
  };
}

/** A day or a week in one message: totals compared with the period before, by queue, and what is still open. */
export function renderDigest(digest: Digest, format: Format): Message {
  const { period, report, listed, origin, otherTarget } = digest;
  const words = wordsFor(format.language).digest;
  const { alert, alertBatch: several } = wordsFor(format.language);
  // A period that ends at midnight is named after the day before.
  const date = period.rhythm === "daily" ? format.date(period.to - 1) : format.dates(period.from, period.to - 1);
  return {
    kind: "digest",
    language: format.language,
    title: words.title[period.rhythm](date, headlineOf(digest, words, format)),
    summary: words.summary(format.moment(period.from), format.moment(period.to), clausesOf(digest, words, format)),
    facts: digestFacts(report, words, several, format),
    quote: null,
    items: listed.map((entry) => digestItem(entry, digest, words, alert, format)),
    ...(report.queues.length === 0 ? {} : { table: digestTable(report.queues, period.rhythm, words, several, format) }),
    footnotes: [...(otherTarget === null ? [] : [alert.meantFor(otherTarget)]), ...footnotesOf(digest, words, format)],
    links:
      origin === null
        ? []
        : [
            { label: words.openInbox, url: `${origin}/` },
            { label: words.openStatistics, url: `${origin}/statistics` },
          ],
    about: null,
    plain: false,
  };
}

function headlineOf({ report: { total, open } }: Digest, words: Words["digest"], format: Format): string {
  const won = wonBack(total.counts);
  return [
    words.alerts(total.counts.alerts, format.number(total.counts.alerts)),
    ...(won > 0 ? [words.wonBackCount(format.number(won))] : []),
    words.openCount(open, format.number(open)),
  ].join(", ");
}

function clausesOf({ report: { total, open } }: Digest, words: Words["digest"], format: Format): string {
  const { came, alerts } = total.counts;
  const won = wonBack(total.counts);
  const needed = `${format.number(alerts)} ${words.before(format.number(total.before.alerts))}`;
  return [
    words.cameClause(came, format.number(came), needed),
    words.wonBackClause(won, format.number(won)),
    words.openClause(open, format.number(open)),
  ].join("; ");
}

function footnotesOf(digest: Digest, words: Words["digest"], format: Format): readonly string[] {
  const { report, tooOld } = digest;
  const moreOpen = report.open - digest.openListed;
  const moreQueues = report.queues.length - TABLED;
  return [
    ...(tooOld > 0 ? [words.tooOld(tooOld, format.number(tooOld))] : []),
    ...(moreOpen > 0 ? [words.moreOpen(moreOpen, format.number(moreOpen))] : []),
    ...(moreQueues > 0 ? [words.moreQueues(moreQueues, format.number(moreQueues))] : []),
    ...(report.asOf === null ? [] : [words.asOf(format.moment(report.asOf))]),
    ...(report.countedFrom === null ? [] : [words.countedFrom(format.moment(report.countedFrom))]),
  ];
}
