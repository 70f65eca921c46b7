import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/channels/channel.ts";
import type { Message } from "../../../src/channels/message.ts";
import { follow, sendingTo } from "../../../src/delivery/courier/sending.ts";
import { sendTest } from "../../../src/delivery/manual/send-test.ts";
import { composeIds, FAILED, plant, rowsOf, SENT, status } from "../support/plant.ts";
import { HOUR, inWorld, MINUTE, SECOND, type World } from "../support/world.ts";

const movedTo = (to: string): Outcome => ({
  ...{ kind: "retry", status: 400, movedTo: to, result: { code: "moved", status: 400, to } },
});

const HOME = { address: "home" };
const inD1 = ({ target }: World) => rowsOf("SELECT address, moved_to FROM target_moves WHERE target = ?", target);
const eventsOf = ({ target }: World) =>
  rowsOf("SELECT what FROM sights WHERE kind = 'target-moved' AND what LIKE ? || ' %'", target);

/** The other side has moved to the last of these; each of the others says where the next one is. */
function movesThrough(world: World, addresses: readonly string[]): void {
  world.compose = composeIds;
  world.channel = HOME;
  world.answer = (_, { movedTo: at }) => {
    const next = addresses[at === undefined ? 0 : addresses.indexOf(at) + 1];
    return next === undefined ? SENT : movedTo(next);
  };
}

const addressesOf = ({ got }: World) => got.map(({ movedTo: to = null }) => to);

describe("a target that has moved", () => {
  it("gets the message at once where it is now, and from then on all others", () =>
    inWorld(async (world) => {
      movesThrough(world, ["-100"]);
      const start = world.now;
      await plant(world, 1);
      await world.wake();
      await world.runUntil(start + SECOND);
      expect([addressesOf(world), await status(world)]).toEqual([[null, "-100"], { sent: 1 }]);
      world.restart();
      await world.runUntil(start + MINUTE);
      await plant(world, 1);
      await world.wake();
      await world.runUntil(start + HOUR);
      expect([addressesOf(world), await status(world)]).toEqual([[null, "-100", "-100"], { sent: 2 }]);
    }));

  it("uses up no wait, and is no failure of the target", () =>
    inWorld(async (world) => {
      movesThrough(world, ["-100"]);
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now);
      const [entry] = await rowsOf("SELECT deliveries FROM messages WHERE target = ?", world.target);
      expect(JSON.parse(String(entry?.deliveries))).toMatchObject([{ made: 1, chosen: 0 }]);
      const memory = await world.storage.get("target-memory");
      expect(memory).toMatchObject({ failures: 0, failingSince: null, moved: { from: "home", to: "-100" } });
    }));

  it("is shown, and the engineers are notified once, however many messages learn of it", () =>
    inWorld(async (world) => {
      movesThrough(world, ["-100"]);
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      await world.storage.delete("target-memory");
      world.restart();
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect(await inD1(world)).toEqual([{ address: "home", moved_to: "-100" }]);
      expect(await eventsOf(world)).toEqual([{ what: `${world.target} -100` }]);
    }));

  it("is sent to by its settings again once they have changed", () =>
    inWorld(async (world) => {
      movesThrough(world, ["-100"]);
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      world.channel = { address: "new home" };
      world.answer = () => SENT;
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect(addressesOf(world)).toEqual([null, "-100", null]);
    }));

  it("goes in no circle where each address names the other: it is retried like any failure", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      world.channel = HOME;
      world.answer = (_, { movedTo: at }) => movedTo(at === "A" ? "B" : "A");
      const start = world.now;
      await plant(world, 1);
      await world.wake();
      await world.runUntil(start + HOUR);
      // Three moves are followed at once, then come the usual waits.
      expect(world.got.length).toBeLessThan(13);
      expect(await status(world)).toEqual({ pending: 1 });
      expect(world.got.slice(0, 4).map(({ at }) => at - start)).toEqual([0, SECOND, 2 * SECOND, 3 * SECOND]);
    }));

  it("is retried by the usual waits where it says that it is where we sent to", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      world.channel = HOME;
      world.answer = () => movedTo("A");
      const start = world.now;
      await plant(world, 1);
      await world.wake();
      await world.runUntil(start + 10 * SECOND);
      expect(world.got.map(({ at }) => at - start)).toEqual([0, SECOND, 6 * SECOND]);
    }));

  it("gets a test message where it is now, and that it has moved is shown", () =>
    inWorld(async (world) => {
      movesThrough(world, ["-100"]);
      const about = { facts: [], quote: null, items: [], footnotes: [], links: [], about: null, plain: false };
      const message: Message = { kind: "test", language: "en", title: "test", summary: "", ...about };
      const tested = await world.byHand((ports, journal, memory) => {
        const destination = ports.resolved.kind === "recipient" ? ports.resolved.destination : null;
        if (destination === null) throw new Error("no target");
        return sendTest(ports, journal, memory, { ...destination, pace: 1 }, message);
      });
      expect([tested.outcome, addressesOf(world)]).toEqual(["sent", [null, "-100"]]);
      expect([await inD1(world), (await eventsOf(world)).length]).toEqual([[{ address: "home", moved_to: "-100" }], 1]);
    }));
});

describe("what a response says of the address", () => {
  it("is nothing where it does not say so", () => {
    expect(follow(FAILED, { moved: null }, HOME)).toEqual({ outcome: FAILED, moved: null, isNews: false });
    expect(sendingTo({ moved: null }, HOME)).toEqual({});
  });

  it("begins anew once the target has accepted something", () => {
    const moved = { from: "home", to: "A", times: 3 };
    expect(follow(movedTo("B"), { moved }, HOME).outcome).not.toHaveProperty("movedTo");
    const after = follow(SENT, { moved }, HOME).moved;
    expect(after).toEqual({ ...moved, times: 0 });
    expect(follow(movedTo("B"), { moved: after }, HOME)).toEqual({
      ...{ outcome: movedTo("B"), moved: { from: "home", to: "B", times: 1 }, isNews: true },
    });
  });

  it("is void for other settings", () => {
    const moved = { from: "home", to: "A", times: 3 };
    expect(sendingTo({ moved }, { address: "elsewhere" })).toEqual({});
    expect(follow(movedTo("B"), { moved }, { address: "elsewhere" }).moved).toEqual({
      ...{ from: "elsewhere", to: "B", times: 1 },
    });
  });
});
