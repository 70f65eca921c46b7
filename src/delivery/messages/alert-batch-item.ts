import type { Item } from "../../channels/message.ts";
import { isolated } from "../../chat/bidi.ts";
import { chatName } from "../../chat/chat.ts";
import type { Format } from "../../locale/format.ts";
import type { Words } from "../../locale/locale.ts";
import { ageOf, closedAgo } from "./age.ts";
import { alertFacts, titleOf, verdictOf } from "./alert-facts.ts";
import type { AlertContext, ListedAlert } from "./model.ts";

/** One of many chats in a line or two, and its queue for counting. */
export interface BatchItem {
  readonly item: Item;
  readonly queue: string | null;
}

export function batchItem(listed: ListedAlert, now: number, words: Words["alert"], format: Format): BatchItem {
  if (listed.context === null) return bare(listed, now, words, format);
  try {
    return whole(listed, listed.context, words, format);
  } catch {
    // A failure with one chat is our own fault, and must not block the others.
    return bare(listed, now, words, format);
  }
}

function whole({ key, link }: ListedAlert, context: AlertContext, words: Words["alert"], format: Format): BatchItem {
  const known = alertFacts(context, words, format);
  const { customer, queue, late } = known;
  const clauses = [
    customer,
    queue === null ? null : words.inQueue(isolated(queue)),
    closedAgo(known, words, format),
    late === null ? null : words.cameInLate,
  ];
  const said = clauses.filter((clause) => clause !== null).join(", ");
  // Without a link, the chat's number identifies it.
  const details = link === null ? `${said} (${chatName(key)})` : said;
  return { item: { title: titleOf(known, words), details, url: link }, queue };
}

/** The item of a chat that could not be read. */
function bare(
  { key, reasons, receivedAt, link }: ListedAlert,
  now: number,
  words: Words["alert"],
  format: Format,
): BatchItem {
  const age = ageOf(receivedAt, now, format);
  const name = `${words.chat} ${chatName(key)}`;
  const details = age === null ? name : `${name}, ${words.receivedAgo(age)}`;
  return { item: { title: verdictOf(reasons, null, words), details, url: link }, queue: null };
}
