import type { Item } from "../../../channels/message.ts";
import { chatName } from "../../../chat/chat.ts";
import type { DigestWords } from "../../../locale/digest.ts";
import type { Format } from "../../../locale/format.ts";
import type { AlertWords } from "../../../locale/words.ts";
import { maskName } from "../../../privacy/mask/name.ts";
import { ageOf } from "../age.ts";
import { verdictOf } from "../compose-verdict.ts";
import type { Digest, DigestEntry } from "./model.ts";

/** One chat in a line or two: the verdict, and of the customer what the target is shown. */
export function digestItem(
  { alert, isTooOld, link }: DigestEntry,
  { show, now }: Digest,
  words: DigestWords,
  said: AlertWords,
  format: Format,
): Item {
  const { customer, queue, course, waited } = alert.summary;
  const verdict = verdictOf(alert.reasons, course, said);
  const age = ageOf(alert.openedAt, now, format);
  const clauses = [
    show.some((field) => field.toLowerCase() === "name") && customer !== null ? maskName(customer) : said.visitor,
    queue === null ? null : said.inQueue(queue),
    age === null ? null : said.receivedAgo(age),
    alert.state === "claimed" ? words.isClaimed : null,
    isTooOld ? words.isTooOld : null,
    link === null ? chatName(alert.key) : null,
  ];
  return {
    title: waited === null ? verdict : `${verdict}: ${said.waited(format.duration(waited))}`,
    details: clauses.filter((clause) => clause !== null).join(", "),
    url: link,
  };
}
