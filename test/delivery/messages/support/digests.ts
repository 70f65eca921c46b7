import { type Counts, NO_COUNTS } from "../../../../src/alerts/counts.ts";
import type { Digest, DigestEntry } from "../../../../src/delivery/messages/digest/model.ts";
import { periodOf } from "../../../../src/statistics/period.ts";
import type { QueueReport } from "../../../../src/statistics/report.ts";
import { listed } from "../../../web/pages/inbox/support/view.ts";

const NOW = Date.parse("2026-11-24T07:00:05Z");
const HOUR = 3_600_000;

const counts = (changes: Partial<Counts>): Counts => ({ ...NO_COUNTS, ...changes });

export function queueOf(
  queue: string | null,
  open: number,
  now: Partial<Counts>,
  before: Partial<Counts>,
): QueueReport {
  return { queue, open, counts: counts(now), before: counts(before) };
}

const TOTAL = {
  counts: counts({
    ...{ came: 300, alerts: 12, lost: 4, missed: 7, slaBreached: 2 },
    ...{ claimed: 9, calledBack: 5, cameBack: 2, otherwise: 2, open: 2 },
  }),
  before: counts({ came: 280, alerts: 9, missed: 9, claimed: 8, calledBack: 6, otherwise: 3 }),
};

export function entry(chat: number, customer: string | null, changes: Partial<DigestEntry> = {}): DigestEntry {
  const alert = listed(chat, { customer }, { openedAt: NOW - 3 * HOUR });
  return { alert, isTooOld: false, link: `https://alerts.example.com/chats/130/${chat}?signature=x`, ...changes };
}

/** The digest of a Tuesday in Budapest. */
export function digestOf(changes: Partial<Digest> = {}): Digest {
  const period = periodOf("daily-2026-11-24-0800", "Europe/Budapest");
  if (period === null) throw new Error("not read");
  return {
    period,
    report: {
      total: TOTAL,
      speed: { claimed: 4 * 60_000, wonBack: 38 * 60_000 },
      speedBefore: { claimed: 6 * 60_000, wonBack: null },
      queues: [
        queueOf(
          "Sales",
          2,
          { came: 200, alerts: 8, lost: 4, missed: 4, claimed: 6 },
          { came: 200, alerts: 9, missed: 9 },
        ),
        queueOf(null, 1, { came: 100, alerts: 4, missed: 3, slaBreached: 2 }, { came: 80 }),
      ],
      agents: [],
      open: 3,
      wonBackLate: 1,
      ...{ asOf: null, countedFrom: null },
    },
    listed: [entry(101, "Kovács Éva"), entry(102, null)],
    openListed: 2,
    tooOld: 1,
    show: ["name", "words"],
    otherTarget: null,
    origin: "https://alerts.example.com",
    now: NOW,
    ...changes,
  };
}
