import type { Delivery } from "../../alerts/delivery.ts";
import type { Message } from "../../channels/message.ts";
import { type Format, formatFor } from "../../locale/format.ts";
import { type Words, wordsFor } from "../../locale/locale.ts";
import { outageText } from "../../locale/recorded-text.ts";
import type { Database } from "../../store/database.ts";
import { outageOf } from "../../store/deliveries/outages.ts";
import { type CappedCount, countWaiting } from "../../store/deliveries/waiting-counts.ts";
import type { Composed } from "../courier/ports.ts";
import type { RenderContext } from "./context.ts";

/** A disabled target, and what is kept for it. */
export interface DisabledTarget {
  readonly target: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Short and safe to show. */
  readonly reason: string;
  /** How many of its deliveries are pending. */
  readonly kept: CappedCount;
  /** A link to them; null if our own URL is not known. */
  readonly link: string | null;
}

/** The message to the engineers: since when, why, that nothing is lost, and what to do. It is about no chat. */
export function renderOutage(
  { target, since, reason, kept, link }: DisabledTarget,
  words: Words["outage"],
  format: Format,
): Message {
  const moment = format.moment(since);
  const shown = format.capped(kept.count, kept.more);
  return {
    kind: "outage",
    language: format.language,
    title: words.title(target),
    summary: words.summary(target, moment, reason, words.keeps(kept.count, shown)),
    facts: [
      { label: words.target, value: target },
      { label: words.since, value: moment },
      { label: words.reason, value: reason },
      { label: words.kept, value: shown },
      { label: words.whatToDo, value: words.mend(`POST /targets/${target}/test`, `POST /targets/${target}/on`) },
    ],
    quote: null,
    items: [],
    footnotes: [words.toldOnce],
    links: link === null ? [] : [{ label: words.openKept, url: link }],
    about: null,
    plain: false,
  };
}

/** Composes the message that another target is disabled, while it is. */
export async function composeOutage(db: Database, delivery: Delivery, context: RenderContext): Promise<Composed> {
  const { language, timeZone } = context;
  const target = delivery.otherTarget ?? "";
  const outage = await outageOf(db, target);
  if (outage === null) {
    return { message: null, members: [], suppressed: [{ delivery, reason: { code: "target-works", target } }] };
  }
  const kept = await countWaiting(db, target, context.now);
  const format = formatFor(language, timeZone);
  const reason = outageText(language, outage.reason, format.moment);
  const message = renderOutage({ ...outage, reason, kept, link: null }, wordsFor(language).outage, format);
  return { message, members: [delivery], suppressed: [] };
}
