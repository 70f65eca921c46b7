import { expect, it } from "vitest";
import { DAY, inWorld, lostChat, MINUTE, type World } from "../support/world.ts";

/** A customer is lost that day, and the target hears. */
async function lostOn(world: World, day: number, more: object): Promise<string> {
  world.now = Date.UTC(2026, 10, day, 9);
  const conversation = [{ from: "Visitor", date: new Date(world.now).toISOString(), message: "Hello?" }];
  const chat = lostChat({ conversation, ...more });
  await world.receive(chat);
  await world.wake();
  await world.runUntil(world.now + MINUTE);
  return `https://alerts.example/chats/7/${chat.chatId}`;
}

it("who is lost again is said to be so, with the latest three times before", () =>
  inWorld(async (world) => {
    const urls = [
      await lostOn(world, 1, { contactId: 71, entityId: 72 }),
      await lostOn(world, 2, { contactId: 71 }),
      await lostOn(world, 3, { contactId: 73, entityId: 72 }),
      await lostOn(world, 4, { contactId: 71, entityId: 72, disposition: "missed" }),
    ];
    await lostOn(world, 5, { contactId: 71, projectId: 8 });
    await lostOn(world, 6, { contactId: null, entityId: null });
    await lostOn(world, 7, { contactId: 71, entityId: 72 });
    const earlier = world.got.map(({ message }) => message.earlier);
    expect(earlier.map((one) => one?.text)).toEqual([
      undefined,
      "2nd alert for this customer",
      "2nd alert for this customer",
      "4th alert for this customer",
      undefined,
      undefined,
      "5th alert for this customer",
    ]);
    expect(earlier[6]?.links).toEqual([
      { label: "Missed, 4 November 2026", url: urls[3] },
      { label: "Lost, 3 November 2026", url: urls[2] },
      { label: "Lost, 2 November 2026", url: urls[1] },
    ]);
    world.now += DAY;
  }));
