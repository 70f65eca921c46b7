import { createScheduledController, env } from "cloudflare:test";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import worker from "../../../src/index.ts";
import { moved } from "../../demo/moved.ts";
import missed from "../../fixtures/chats/missed-without-agent.json";
import sample from "../../fixtures/chats/sample.json";
import { THOROUGH } from "../../support/thorough.ts";
import { clockwork } from "../support/clockwork.ts";
import { ADMIN, ORIGIN, posted } from "../support/door.ts";
import { collectStatements, rowsOf } from "./support/collect.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
/** In the evening: what is done once a day is done at night. */
const START = Date.UTC(2038, 4, 14, 19, 7);
/** What D1's Free plan takes a day (developers.cloudflare.com/d1/platform/pricing). */
const FREE = 100_000;

/** So many chats of each kind, so that what belongs to all of them is a small share. */
const CHATS = 25;
/** Minutes in which no chat comes. In `npm test` a night, which has what is done once a day, stands for each third of a day. */
const IDLE = THOROUGH ? 1_440 : 480;

const clock = clockwork({}, ["slack"], START, 365 * DAY);

/** Rows written, each for one. */
const cost = { ordinary: 0, alerting: 0, failedAttempt: 0, page: 0, idleDay: 0 };

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => {});
  const slack = { status: 200 };
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response("ok", { status: slack.status }));
  const { take } = collectStatements();
  const written = () => rowsOf(take()).written;
  const pass = (milliseconds: number) => clock.until(Date.now() + milliseconds);
  const cron = async (times: number, every = MINUTE) => {
    for (let time = 0; time < times; time += 1) {
      await pass(every);
      await worker.scheduled(createScheduledController(), env);
    }
  };
  const seals = async () => Number(await env.DB.prepare("SELECT count(*) AS n FROM audit_seals").first("n"));
  let chats = 0;
  const post = async (chat: typeof sample | typeof missed) => {
    chats += 1;
    const ids = { chatId: chats, contactId: chats, entityId: chats };
    const response = await clock.ask(posted(JSON.stringify({ ...moved(chat, Date.now() - SECOND), ...ids })));
    if (response.status !== 200) throw new Error(`answered ${response.status}`);
    return chats;
  };
  /** From the webhook until nothing of it is left to be read; what the cron writes anyway is taken off. */
  const life = async (chat: typeof sample | typeof missed, follow: (id: number) => Promise<void>) => {
    const before = await seals();
    take();
    for (let count = 0; count < CHATS; count += 1) {
      const id = await post(chat);
      await pass(40 * SECOND);
      await follow(id);
    }
    await cron(40);
    await pass(181 * DAY);
    await cron(40);
    const left = await env.DB.prepare("SELECT count(*) FROM chats WHERE gone IS NULL").first("count(*)");
    if (left !== 0) throw new Error(`${left} chats have not expired`);
    // A day has a seal however many chats it has.
    return (written() - 2 * 40 * (cost.idleDay / 1_440) - ((await seals()) - before)) / CHATS;
  };

  await post(sample);
  await cron(30);
  take();
  await cron(IDLE);
  cost.idleDay = written() * (1_440 / IDLE);
  cost.ordinary = await life(sample, async () => {});
  cost.alerting = await life(missed, async (id) => {
    await clock.act(`/alerts/130/${id}/claim`, {});
    await clock.act(`/alerts/130/${id}/resolve`, { outcome: "called-back" });
  });
  slack.status = 500;
  await post(missed);
  take();
  await pass(2 * SECOND);
  cost.failedAttempt = written();
  slack.status = 200;
  await pass(5 * MINUTE);
  take();
  await (await clock.ask(new Request(`${ORIGIN}/chats/130/${chats}`, { headers: ADMIN }))).arrayBuffer();
  cost.page = written();
}, 240_000);

afterAll(async () => {
  vi.restoreAllMocks();
  await clock.end();
});

it.each([
  ["an ordinary chat, from its webhook until it has expired", "ordinary", 9],
  ["an alerting chat that is told, claimed and resolved, until it has expired", "alerting", 42],
  ["an attempt that fails", "failedAttempt", 4],
  ["a view of a transcript, with its line on the audit list", "page", 3],
  ["a day of an installation to which no chat comes", "idleDay", 1_500],
] as const)("%s writes few rows", (_, what, most) => {
  expect(cost[what]).toBeGreaterThan(0);
  expect(cost[what]).toBeLessThanOrEqual(most);
});

it("a day of a contact centre with 2,500 chats, 250 of them alerting, fits into the Free plan", () => {
  const day = 2_250 * cost.ordinary + 250 * (cost.alerting + cost.failedAttempt) + 2_000 * cost.page + cost.idleDay;
  expect(day).toBeLessThan(FREE);
});
