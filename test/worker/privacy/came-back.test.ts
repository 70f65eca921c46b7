import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { cron, DAY, later } from "./support/cron.ts";
import { erased, settled } from "./support/erasure.ts";
import { empty, placesOf } from "./support/everything.ts";
import { chatOf } from "./support/planted.ts";

nobodyDelivers();
beforeEach(empty);
afterEach(() => vi.useRealTimers());

/** The ids by which a customer would be known again. */
const CONTACT = 987_654;
const ENTITY = 876_543;

const ANSWERED = {
  ...{ disposition: "completed", slaStatus: "answeredBeforeSLA", firstAgentName: "Jane Smith" },
  conversation: [
    { from: "Visitor", date: "2026-11-24T09:00:00Z", message: "Hello?" },
    { from: "Jane Smith", date: "2026-11-24T09:01:00Z", message: "Hello!" },
  ],
};

/** A customer is lost in the chat 130/1, and answered in the chat 130/2. */
async function cameBack(): Promise<void> {
  await settled(chatOf(CONTACT, 1, { entityId: ENTITY }));
  await settled(chatOf(CONTACT, 2, { entityId: ENTITY, ...ANSWERED }));
  expect(await lines()).toEqual([[1, "came-back", "130/2"]]);
}

const lines = () => env.DB.prepare("SELECT chat_id, outcome, note FROM follow_ups").raw();

describe("of a customer who came back", () => {
  it("nothing is known once their chats' time is over, but that somebody did", async () => {
    await cameBack();
    later(180 * DAY);
    await cron(3);
    for (const id of [CONTACT, ENTITY]) expect(await placesOf(String(id))).toEqual([]);
    expect(await lines()).toEqual([[1, "came-back", null]]);
  });

  it("the history names no chat that was erased, and is itself erased with its own", async () => {
    await cameBack();
    await erased("/chats/130/2");
    expect(await lines()).toEqual([[1, "came-back", null]]);
    await erased("/chats/130/1");
    expect(await lines()).toEqual([]);
    expect(await placesOf(String(ENTITY))).toEqual([]);
  });

  it("what was to be told of it goes with the chat", async () => {
    await settled(chatOf(CONTACT, 1, { entityId: ENTITY }));
    await env.DB.exec("UPDATE deliveries SET status = 'sent', created_at = created_at - 1");
    await settled(chatOf(CONTACT, 2, { entityId: ENTITY, ...ANSWERED }));
    const kinds = () => env.DB.prepare("SELECT kind FROM deliveries WHERE chat_id = 1 ORDER BY kind").raw();
    expect(await kinds()).toEqual([["alert"], ["change"]]);
    await erased("/chats/130/1");
    expect(await kinds()).toEqual([]);
  });
});
