import type { Fact, Message } from "../../channels/message.ts";
import type { Format } from "../../locale/format.ts";
import type { SeveralWords, Words } from "../../locale/words.ts";
import { ageOf, momentOf } from "./age.ts";
import { type Line, lineOf } from "./alert-batch-item.ts";
import { type Count, countsOf, headlineOf } from "./compose-several-count.ts";
import { queuesOf } from "./compose-several-queues.ts";
import type { Several } from "./model.ts";

/** One message about many chats: how many of which reason, the worst of them one by one, and where all of them are. */
export function composeSeveral(several: Several, { alert, several: words }: Words, format: Format): Message {
  const { all, link, now } = several;
  const counts = countsOf(all);
  const lines = several.listed.map((listed) => lineOf(listed, now, alert, format));
  return {
    language: format.language,
    title: headlineOf(counts, (parts) => parts.join(", "), words, format),
    summary: summaryOf(several, counts, lines, words, format),
    facts: factsOf(several, counts, words, format),
    quote: null,
    items: lines.map(({ item }) => item),
    footnotes: footnotesOf(several, words, format),
    links: link === null ? [] : [{ label: words.openAll(all.length, format.number(all.length)), url: link }],
    about: null,
    plain: false,
  };
}

function summaryOf(
  several: Several,
  counts: readonly Count[],
  lines: readonly Line[],
  words: SeveralWords,
  format: Format,
): string {
  const { length } = several.all;
  const age = ageOf(oldestOf(several), several.now, format);
  const queues = lines.map(({ queue }) => queue);
  const clauses = [
    headlineOf(counts, format.list, words, format),
    age === null ? null : words.oldestAgo(length, age),
    queuesOf(queues, length, words, format),
    several.link === null ? words.onRecord(length) : words.behindLink(length),
  ];
  return `${clauses.filter((clause) => clause !== null).join("; ")}.`;
}

function factsOf(several: Several, counts: readonly Count[], words: SeveralWords, format: Format): readonly Fact[] {
  const each = counts.map(({ reason, count }) => ({ label: words.reasons[reason].label, value: format.number(count) }));
  const oldest = { label: words.oldest(several.all.length), value: momentOf(oldestOf(several), several.now, format) };
  return [...(each.length > 1 ? each : []), oldest];
}

function footnotesOf(several: Several, words: SeveralWords, format: Format): readonly string[] {
  const { all, listed, link, byDefault, otherTargets } = several;
  const more = all.length - listed.length;
  const where = link === null ? words.moreOnRecord : words.moreBehindLink;
  return [
    ...(more > 0 ? [where(more, format.number(more))] : []),
    ...(byDefault ? [words.noRule] : []),
    ...(otherTargets.length > 0 ? [words.meantFor(format.list(otherTargets))] : []),
  ];
}

/** When the first of them came in. A delivery in place of another target's is younger than its chat. */
function oldestOf({ all, listed }: Several): number {
  return Math.min(...all.map(({ since }) => since), ...listed.map(({ receivedAt }) => receivedAt));
}
