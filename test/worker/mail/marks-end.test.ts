import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDatabase } from "../../../src/store/database.ts";
import { eventsOf } from "../../../src/store/service-events.ts";
import { cron, newWatch, told } from "../service/support/watching.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { forgetMarks, marks, report, SETTINGS } from "./support/mail-door.ts";

nobodyDelivers();

beforeEach(async () => {
  await newWatch();
  await forgetMarks();
  vi.spyOn(console, "log").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const BOUNCE = { RecordType: "Bounce", Inactive: true, Email: "leads@example.com" };
const COMPLAINT = { RecordType: "SpamComplaint", Email: "leads@example.com" };

/** Four runs just after a midnight, in minutes after the clock began at nine. */
const afterMidnight = (day: number) => [1, 2, 3, 4].map((minute) => (15 + (day - 1) * 24) * 60 + minute);

describe("a mark", () => {
  it("is told to the engineers once, and again when it becomes worse", async () => {
    await report("postmark", BOUNCE);
    await cron(1, SETTINGS);
    const [first] = await told();
    expect(await told()).toHaveLength(2);
    const db = openDatabase(env.DB, AbortSignal.timeout(60_000));
    expect(await eventsOf(db, String(first?.id))).toMatchObject([
      { kind: "recipient-marked", what: "leads@example.com/bounced/postmark" },
    ]);
    for (const minutes of [20, 40]) {
      await report("postmark", BOUNCE);
      await cron(minutes, SETTINGS);
    }
    expect(await told()).toHaveLength(2);
    await report("postmark", COMPLAINT);
    await cron(60, SETTINGS);
    expect(await told()).toHaveLength(4);
  });

  it("is kept while a target has the address, and removed by the cron once none has", async () => {
    await report("postmark", BOUNCE);
    await report("postmark", { ...BOUNCE, Email: "boss@example.com" });
    for (const minute of afterMidnight(1)) await cron(minute, SETTINGS);
    expect(await marks()).toHaveLength(2);
    const others = { ...SETTINGS, ALERT_EMAIL_TO: "BOSS@example.com" };
    for (const minute of afterMidnight(2)) await cron(minute, others);
    expect(await marks()).toEqual(["boss@example.com bounced postmark "]);
    const { results } = await env.DB.prepare("SELECT what FROM sights WHERE kind = 'recipient-marked'").all();
    expect(results).toEqual([{ what: "boss@example.com/bounced/postmark" }]);
  });

  it("is not removed while the settings are wrong", async () => {
    await report("postmark", BOUNCE);
    const wrong = { ...SETTINGS, ALERT_EMAIL_TO: "", LOCALE: "xx" };
    for (const minute of afterMidnight(1)) await cron(minute, wrong);
    expect(await marks()).toHaveLength(1);
  });
});

it("a token of Mailgun is forgotten after an hour", async () => {
  await report("mailgun", { "event-data": { event: "delivered" } });
  const kept = async () => (await env.DB.prepare("SELECT digest FROM interactions").all()).results.length;
  for (let minute = 1; minute <= 8; minute += 1) await cron(minute, SETTINGS);
  expect(await kept()).toBe(1);
  for (let minute = 61; minute <= 69; minute += 1) await cron(minute, SETTINGS);
  expect(await kept()).toBe(0);
});
