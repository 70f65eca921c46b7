import { type Chat, chatName } from "../../../chat/chat.ts";
import { rankOf } from "../../../chat/revision-order.ts";
import { followUpsOf } from "../../../store/alerts/follow-ups.ts";
import { findAlerts } from "../../../store/alerts/list.ts";
import { alertsWithSameNumber } from "../../../store/alerts/same-number.ts";
import type { Head } from "../../../store/chats/transcripts.ts";
import type { Database } from "../../../store/database.ts";
import { addressOf } from "../../http/link-address.ts";
import type { Person } from "../../principal.ts";
import type { Visit } from "../../request/visit.ts";
import { changesBetween } from "./content/changes.ts";
import { readContext } from "./content/context.ts";
import { numbersOf } from "./content/reach.ts";
import { search } from "./content/search.ts";
import type { Around } from "./content/view.ts";
import type { TranscriptQuery } from "./query.ts";
import { readStored, type Stored } from "./stored.ts";

/** In bytes: larger bodies are not compared, because a page must be there in a moment. */
const MOST_COMPARED = 1_000_000;

/** What stands around a transcript for somebody who is signed in. */
export async function readAround(
  db: Database,
  visit: Visit,
  person: Person,
  { revision, receivedAt }: Head,
  { chat, body }: Stored,
  query: TranscriptQuery,
): Promise<Around> {
  const now = visit.context.now();
  const numbers = numbersOf(chat, visit.config.reading.country);
  const [context, [alert = null], followUps, sameNumber, before] = await Promise.all([
    readContext(db, chat, rankOf(chat).lastMessageAt ?? receivedAt),
    findAlerts(db, [chat.key]),
    followUpsOf(db, chat.key),
    alertsWithSameNumber(db, [{ key: chat.key, ids: chat, numbers }], now),
    revision === 1 || body.length > MOST_COMPARED ? null : readStored(db, visit, chat.key, revision - 1, MOST_COMPARED),
  ]);
  const url = new URL(visit.request.url);
  return {
    ...context,
    person,
    alert,
    followUps,
    sameNumber: sameNumber.get(chatName(chat.key)) ?? [],
    now,
    timeZone: visit.config.timeZone,
    path: url.pathname,
    address: addressOf(url),
    changes: revision === 1 ? null : changesSince(before, body.length, chat),
    found: search(chat, query.search, visit.config.reading.country),
  };
}

function changesSince(before: Stored | "too-large" | null, size: number, chat: Chat): Around["changes"] {
  if (size > MOST_COMPARED || before === "too-large") return "too-large";
  return before === null ? "unreadable" : changesBetween(before.chat, chat);
}
