import { expect, it, vi } from "vitest";
import { HOUR, inWorld, lostChat, MINUTE, SECOND } from "../support/world.ts";

/** Storage lists by name, and the names of messages are random: here the latest comes first. */
function latestFirst(): void {
  let count = 10 ** 12;
  vi.spyOn(crypto, "randomUUID").mockImplementation(() => {
    count -= 1;
    return `00000000-0000-4000-8000-${count}`;
  });
}

it("a restart while D1 refuses writes forgets no wait and no attempt", () =>
  inWorld(async (world) => {
    latestFirst();
    await world.receive(lostChat());
    const start = world.now;
    world.d1 = "refuses writes";
    world.answer = () => ({ kind: "retry", status: 500, result: { code: "answered", status: 500 } });
    await world.wake();
    await world.runUntil(start + MINUTE);
    world.restart();
    await world.wake();
    await world.runUntil(start + 20 * MINUTE);
    const tries = [0, 5 * SECOND, 35 * SECOND, 155 * SECOND, 755 * SECOND];
    expect(world.got.map(({ at }) => at - start)).toEqual(tries);
    world.d1 = "well";
    world.answer = () => ({ kind: "sent", status: 200, result: { code: "answered", status: 200 } });
    world.restart();
    await world.wake();
    await world.runUntil(start + HOUR);
    const [delivery] = await world.deliveries();
    expect(delivery?.attempts.map(({ at }) => at - start)).toEqual([...tries, 2555 * SECOND]);
  }));
