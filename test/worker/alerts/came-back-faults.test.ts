import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { moved } from "../../demo/moved.ts";
import sample from "../../fixtures/chats/sample.json";
import { answered, at, CAME_BACK, deliveriesOf, everybodyWasTold, lost, status } from "../support/customers.ts";
import { direct } from "../support/direct.ts";
import { posted } from "../support/door.ts";
import { faultyDatabase } from "../support/faulty.ts";
import { history } from "../support/following.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";

nobodyDelivers();

let chats = 0;

/** A customer who was lost and of whom somebody was told is answered, while D1 is faulty. Returns the lost chat and the status. */
async function comesBack(fault: Parameters<typeof faultyDatabase>[1]): Promise<[chat: number, status: number]> {
  chats += 2;
  const customer = { contactId: 10_000 + chats, entityId: 20_000 + chats };
  await lost(chats, 0, customer);
  await everybodyWasTold();
  const body = JSON.stringify({ ...moved(sample, at(10)), ...customer, chatId: chats + 1 });
  const { response, rest } = await direct(posted(body), { DB: faultyDatabase(env.DB, fault).d1 });
  await rest;
  return [chats, response.status];
}

describe("while D1 fails", () => {
  it.each([1, 2, 3])("who comes back is back once, though the answers of %i commits were lost", async (failures) => {
    const [chat, answer] = await comesBack({ failures, commits: true });
    expect(answer).toBe(200);
    expect(await status(chat)).toEqual(CAME_BACK);
    expect(await history(chat)).toEqual([[null, "resolve", "came-back", `130/${chat + 1}`]]);
    expect((await deliveriesOf(chat)).map(([id]) => id)).toEqual([
      `130-${chat}-alert-1-slack`,
      `130-${chat}-change-2-slack`,
    ]);
  });

  it("nobody is back whose chat could not be stored, until VCC Live brings it again", async () => {
    const [chat, answer] = await comesBack({ failures: 99 });
    expect(answer).toBe(503);
    expect(await status(chat)).toEqual(["open", null, null, 1]);
    await answered(chat + 1, 10, { contactId: 10_000 + chat });
    expect(await status(chat)).toEqual(CAME_BACK);
  });
});

it("two answered chats at once win a customer back once", async () => {
  const customer = { contactId: 30_001, entityId: 30_002 };
  await lost(9_001, 0, customer);
  await Promise.all([9_002, 9_003, 9_004].map((chat) => answered(chat, 10, customer)));
  expect(await status(9_001)).toEqual(CAME_BACK);
  expect(await history(9_001)).toHaveLength(1);
  expect(await env.DB.prepare("SELECT count(*) FROM chats WHERE chat_id BETWEEN 9002 AND 9004").raw()).toEqual([[3]]);
});
