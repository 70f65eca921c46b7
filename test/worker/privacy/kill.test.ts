import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { THOROUGH } from "../../support/thorough.ts";
import { post } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { cron, DAY, later } from "./support/cron.ts";
import { erasure, settled } from "./support/erasure.ts";
import { copyNames, empty, placesOf } from "./support/everything.ts";
import { type End, ends, forgetful, mortal } from "./support/kill.ts";
import { chatOf, KEY, largeChatOf, NAME, oddChatOf, sealInQuarantine } from "./support/planted.ts";

nobodyDelivers();
afterEach(() => vi.useRealTimers());

const PATH = "/contacts/130/9";

const QUARTER = 15 * 60_000;

async function plant(changes: object = {}): Promise<void> {
  // As a quarter of an hour begins: what is counted of one that has ended keeps the names of queues and agents.
  later(QUARTER - (Date.now() % QUARTER));
  await empty();
  await settled(chatOf(9, 1, changes));
  await settled(oddChatOf(9, 1, changes));
  await settled(largeChatOf(9, 2, changes));
  await sealInQuarantine(chatOf(9, 4));
}

interface Ending {
  readonly places: readonly string[];
  readonly copies: readonly string[];
  /** What the audit list says. */
  readonly entries: readonly string[];
  readonly gone: readonly unknown[];
}

async function endingOf(action: string): Promise<Ending> {
  const { results } = await env.DB.prepare("SELECT what FROM audit WHERE action = ?").bind(action).all();
  const gone = await env.DB.prepare("SELECT chat_id, gone FROM chats ORDER BY chat_id").raw();
  return {
    places: await placesOf(NAME),
    copies: await copyNames(),
    entries: results.map(({ what }) => String(what).replace(/of before .*/, "")),
    gone,
  };
}

/** By the request alone, which is repeated where it was answered 503, and the cron. */
async function eraseWith(end: End | null) {
  await plant();
  const { changes, calls } = mortal(end);
  const { status } = await erasure("DELETE", PATH, { ...changes, VCC_ENCRYPTION_KEY: KEY });
  if (status === 503) await erasure("DELETE", PATH, { VCC_ENCRYPTION_KEY: KEY });
  await cron(6, { VCC_ENCRYPTION_KEY: KEY });
  return { calls, ending: await endingOf("erased") };
}

/** By the cron, whose first run ends so: the request came no further than to put it on record. */
async function eraseByCronWith(end: End | null) {
  await plant();
  await erasure("DELETE", PATH, mortal({ call: 0, acted: true }).changes);
  const { changes, calls } = mortal(end);
  await cron(1, { ...changes, VCC_ENCRYPTION_KEY: KEY });
  await cron(6, { VCC_ENCRYPTION_KEY: KEY });
  return { calls, ending: await endingOf("erased") };
}

/** The name of a queue stays with what is counted. */
const SALES = { lastQueueName: "Sales" };

async function expireWith(end: End | null) {
  await plant(SALES);
  later(180 * DAY);
  const { changes, calls } = mortal(end);
  await cron(1, changes);
  await cron(8);
  return { calls, ending: await endingOf("expired") };
}

const ERASED: Ending = {
  places: [],
  copies: [],
  entries: [
    expect.stringMatching(/^contact 130\/9: 3 chats, 3 revisions, 2 alerts, 2 deliveries, 1 body in quarantine\./),
  ],
  gone: [1, 2, 4].map((chat) => [chat, "erased"]),
};

const EXPIRED: Ending = {
  places: [],
  copies: [],
  entries: ["2 chats and 1 body in quarantine, "],
  gone: [1, 2].map((chat) => [chat, "expired"]),
};

describe("where D1 loses every answer once", () => {
  it("an erasure counts nothing twice, and what it could not read neither", async () => {
    await plant();
    await post('{"chatId":1');
    const { body } = await erasure("DELETE", PATH, { ...forgetful(), VCC_ENCRYPTION_KEY: KEY });
    expect(JSON.stringify(body)).toContain("1 body in quarantine that could not be read");
    expect(await endingOf("erased")).toEqual(ERASED);
    // And the second look for copies is still to come.
    expect(await env.DB.prepare("SELECT count(*) AS n FROM stale_copies").first("n")).toBe(3);
  });

  it("what expires is counted, and told, once", async () => {
    await plant(SALES);
    later(180 * DAY);
    await cron(4, forgetful());
    expect(await endingOf("expired")).toEqual(EXPIRED);
  });
});

/** Each call ends one way of the two, the next call the other way; the thorough form has both. */
function isInTurn({ call, acted }: End): boolean {
  return THOROUGH || (call + Number(acted)) % 2 === 0;
}

describe("ended at any call, before or after it has acted,", () => {
  it.each([
    { name: "a request to erase", run: eraseWith, right: ERASED, least: 8 },
    { name: "the cron that erases", run: eraseByCronWith, right: ERASED, least: 8 },
    { name: "the cron that lets expire", run: expireWith, right: EXPIRED, least: 10 },
  ])(
    "$name is finished by what follows, and counts nothing twice",
    { timeout: 180_000 },
    async ({ run, right, least }) => {
      const { calls, ending } = await run(null);
      expect(ending).toEqual(right);
      expect(calls.length).toBeGreaterThanOrEqual(least);
      for (const end of ends(calls.length).filter(isInTurn))
        expect({ end, ...(await run(end)).ending }).toEqual({ end, ...right });
    },
  );
});
