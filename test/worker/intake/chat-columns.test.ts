import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cron, DAY, later } from "../privacy/support/cron.ts";
import { erased } from "../privacy/support/erasure.ts";
import { empty } from "../privacy/support/everything.ts";
import { chatBody, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();
beforeEach(empty);
afterEach(() => vi.useRealTimers());

const COLUMNS = "entity_id, ticket_id, first_queue, platform, agent";

async function columnsOf(chatId: number): Promise<unknown> {
  return env.DB.prepare(`SELECT ${COLUMNS} FROM chats WHERE chat_id = ?`).bind(chatId).first();
}

async function entities(): Promise<unknown> {
  const { results } = await env.DB.prepare("SELECT revision, entity_id, columns_read FROM revisions").all();
  return results;
}

const NOTHING = { entity_id: null, ticket_id: null, first_queue: null, platform: null, agent: null };

describe("what is kept of a chat beside its body", () => {
  const given = {
    ...{ entityId: 7, ticketId: 8, firstQueueName: "Sales", lastQueueName: "Support", platform: "telegram" },
    ...{ firstAgentName: "Jane Smith", lastAgentName: "" },
  };

  it("is its entity, ticket, first queue, platform and agent", async () => {
    await stored(chatBody(1, given));
    expect(await columnsOf(1)).toEqual({
      ...{ entity_id: 7, ticket_id: 8, first_queue: "Sales", platform: "telegram", agent: "Jane Smith" },
    });
    expect(await entities()).toEqual([{ revision: 1, entity_id: 7, columns_read: 1 }]);
  });

  it("is nothing where the body does not say it, or says it oddly", async () => {
    await stored(
      chatBody(1, {
        ...{ entityId: "x", ticketId: 1.5, firstQueueName: {}, platform: [], firstAgentName: null, lastAgentName: " " },
      }),
    );
    expect(await columnsOf(1)).toEqual(NOTHING);
    expect(await entities()).toEqual([{ revision: 1, entity_id: null, columns_read: 1 }]);
  });

  it("is what the current revision says; each revision keeps the entity that it names", async () => {
    await stored(chatBody(1, given));
    await stored(chatBody(1, { ...given, entityId: 9, platform: "webchat", conversation: [] }));
    expect(await columnsOf(1)).toMatchObject({ entity_id: 7, platform: "telegram" });
    await stored(chatBody(1, { ...given, entityId: "11", platform: " messenger ", disposition: "other" }));
    expect(await columnsOf(1)).toMatchObject({ entity_id: 11, platform: "messenger" });
    expect(await entities()).toMatchObject([{ entity_id: 7 }, { entity_id: 9 }, { entity_id: 11 }]);
  });

  it.each([
    ["erased", () => erased("/chats/130/1")],
    [
      "expired",
      async () => {
        later(181 * DAY);
        await cron(1);
      },
    ],
  ] as const)("goes with it: nothing is left of one that is %s", async (gone, end) => {
    await stored(chatBody(1, given));
    await end();
    expect(await env.DB.prepare("SELECT gone FROM chats").first("gone")).toBe(gone);
    expect(await columnsOf(1)).toEqual(NOTHING);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM revisions WHERE entity_id IS NOT NULL").first("n")).toBe(0);
  });
});
