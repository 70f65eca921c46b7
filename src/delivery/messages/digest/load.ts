import type { Delivery } from "../../../alerts/delivery.ts";
import type { EndReason } from "../../../alerts/end-reason.ts";
import { chatName } from "../../../chat/chat.ts";
import { formatFor } from "../../../locale/format.ts";
import { periodOf, type TimeRange } from "../../../statistics/period.ts";
import { readReport } from "../../../statistics/report.ts";
import { findAlerts, type ListedAlert, listUnresolved } from "../../../store/alerts/list.ts";
import type { Database } from "../../../store/database.ts";
import { periodIn } from "../../../store/deliveries/digests.ts";
import { hadChats, readTooOld } from "../../../store/statistics/backlog.ts";
import type { Composed } from "../../courier/ports.ts";
import type { RenderContext } from "../context.ts";
import { type DigestEntry, isEmpty } from "./model.ts";
import { renderDigest } from "./render.ts";

/** How many chats a digest lists, and how many of them may be chats that were too old, if there are any. */
const LISTED = 10;
const FOR_TOO_OLD = 3;

/** Counts a period in its current state and composes the digest. */
export async function composeDigestMessage(
  db: Database,
  delivery: Delivery,
  context: RenderContext,
): Promise<Composed> {
  const silent = (reason: EndReason): Composed => ({ message: null, members: [], suppressed: [{ delivery, reason }] });
  const period = periodOf(periodIn(delivery.id), context.timeZone);
  if (period === null) return silent({ code: "period-unreadable" });
  const [report, { count: tooOld, listed, openListed }] = await Promise.all([
    readReport(db, context.timeZone, period, period.before),
    listedOf(db, period, context),
  ]);
  if (isEmpty({ report, tooOld }) && !(context.digestsAlways && (await hadChats(db, period.to)))) {
    return silent({ code: "nothing-to-report" });
  }
  const { show, origin, now, language, timeZone } = context;
  const { otherTarget } = delivery;
  const digest = { period, report, tooOld, listed, openListed, show, otherTarget, origin, now };
  return { message: renderDigest(digest, formatFor(language, timeZone)), members: [delivery], suppressed: [] };
}

interface Entries {
  readonly count: number;
  readonly listed: readonly DigestEntry[];
  readonly openListed: number;
}

/** An open alert is listed once, whether or not it was too old. */
async function listedOf(db: Database, period: TimeRange, context: RenderContext): Promise<Entries> {
  const [open, { count, keys }] = await Promise.all([
    listUnresolved(db, period.to, LISTED),
    readTooOld(db, period, LISTED),
  ]);
  const old = new Set(keys.map(chatName));
  const isTooOld = ({ key }: ListedAlert) => old.has(chatName(key));
  const rest = open.filter((alert) => !isTooOld(alert));
  const late = keys.length === 0 ? [] : await findAlerts(db, keys);
  const shown = rest.slice(0, LISTED - Math.min(FOR_TOO_OLD, late.length));
  const all = [...shown, ...late.slice(0, LISTED - shown.length)];
  const listed = await Promise.all(
    all.map(async (alert) => {
      return { alert, isTooOld: isTooOld(alert), link: await context.link(`/chats/${chatName(alert.key)}`) };
    }),
  );
  return { count, listed, openListed: all.filter(({ state }) => state !== "resolved").length };
}
