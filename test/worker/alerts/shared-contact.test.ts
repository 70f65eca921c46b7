import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { answered, at, CAME_BACK, lost, OPEN, status } from "../support/customers.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

beforeEach(async () => {
  await env.DB.exec("DELETE FROM sights");
});

const seen = async () =>
  env.DB.prepare("SELECT kind, what, chat_id, first_at > ? AS now, told_at FROM sights ORDER BY what")
    .bind(at(0))
    .raw();

const event = (what: string) => ["shared-contact", what, null, 1, null];

/** So many lost chats, from this id on, each a minute later. */
async function lostOnes(from: number, count: number, who: object): Promise<void> {
  for (let index = 0; index < count; index += 1) await lost(from + index, index, who);
}

describe("a contact or an entity by which an answered chat would resolve more than five alerts", () => {
  it("resolves none, and the engineers are to hear of it once", async () => {
    const who = { contactId: 9, entityId: null };
    await lostOnes(100, 6, who);
    await answered(110, 20, who);
    await answered(111, 21, who);
    for (const chat of [100, 105]) expect(await status(chat)).toEqual(OPEN);
    expect(await seen()).toEqual([event("contact/130/9")]);
  });

  it("is the entity where the contacts are different ones", async () => {
    for (const chat of [200, 201, 202, 203, 204, 205]) await lost(chat, 0, { contactId: chat, entityId: 7 });
    await answered(210, 20, { contactId: 210, entityId: 7 });
    expect(await seen()).toEqual([event("entity/130/7")]);
  });

  it("is the contact where both are shared", async () => {
    await lostOnes(300, 6, { contactId: 3, entityId: 4 });
    await answered(310, 20, { contactId: 3, entityId: 4 });
    expect(await seen()).toEqual([event("contact/130/3")]);
  });

  it("is seen in a later revision too", async () => {
    const who = { contactId: 5, entityId: null };
    await lostOnes(400, 6, who);
    await lost(410, 20, who);
    await answered(410, 30, who);
    expect(await seen()).toEqual([event("contact/130/5")]);
  });

  it("is not seen where there are five: those are resolved", async () => {
    const who = { contactId: 6, entityId: 8 };
    await lostOnes(500, 5, who);
    await answered(510, 20, who);
    expect(await status(500)).toEqual(CAME_BACK);
    expect(await seen()).toEqual([]);
  });

  it("is kept among a hundred at most", async () => {
    await env.DB.prepare(`INSERT INTO sights (kind, what, first_at, last_at, count, told_at)
         SELECT 'shared-contact', 'contact/131/' || value, 1, 1, 1, 1 FROM json_each(?)`)
      .bind(JSON.stringify(Array.from({ length: 100 }, (_, index) => index + 1)))
      .run();
    const who = { contactId: 10, entityId: null };
    await lostOnes(600, 6, who);
    expect(await answered(610, 20, who)).toMatchObject({ status: "stored" });
    expect(await seen()).toHaveLength(100);
  });
});
