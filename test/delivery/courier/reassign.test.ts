import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { THOROUGH } from "../../support/thorough.ts";
import { plant } from "../support/plant.ts";
import { DAY, FALLBACK, HOUR, inWorld, lostChat, MINUTE, type World } from "../support/world.ts";

async function fallbackReceives(world: World): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const query = env.DB.prepare("SELECT * FROM deliveries WHERE target = ? AND other_target = ? ORDER BY id");
  return (await query.bind(FALLBACK, world.target).all()).results;
}

describe("what ends dead", () => {
  it("goes to the fallback target, marked, and once", () =>
    inWorld(async (world) => {
      world.fallback = FALLBACK;
      world.answer = () => ({ kind: "dead", status: 302, result: { code: "answered", status: 302 } });
      await world.receive(lostChat());
      await world.wake();
      await world.runUntil(world.now + HOUR);
      const [dead] = await world.deliveries();
      expect(dead).toMatchObject({ status: "dead", code: "refused", note: "answered 302" });
      const heard = await fallbackReceives(world);
      expect(heard).toMatchObject([
        { kind: "alert", status: "pending", reasons: '["lost"]', due_at: world.now - HOUR },
      ]);
      expect(heard[0]?.id).toBe(dead?.id.replace(world.target, FALLBACK));
      expect(world.woken).toEqual([FALLBACK]);
      await world.retry(dead?.id ?? "");
      await world.runUntil(world.now + HOUR);
      expect(await fallbackReceives(world)).toHaveLength(1);
    }));

  it("stays where there is no fallback", () =>
    inWorld(async (world) => {
      world.answer = () => ({ kind: "dead", status: 302, result: { code: "answered", status: 302 } });
      await world.receive(lostChat());
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect(await fallbackReceives(world)).toEqual([]);
    }));

  it("goes there even where D1 refused to hear of it for hours, and the courier was restarted", () =>
    inWorld(async (world) => {
      world.fallback = FALLBACK;
      world.answer = () => {
        world.d1 = "refuses writes";
        return { kind: "dead", status: 302, result: { code: "answered", status: 302 } };
      };
      await world.receive(lostChat());
      await world.wake();
      await world.runUntil(world.now + (THOROUGH ? 24 : 6) * HOUR);
      world.restart();
      world.fallback = null;
      world.d1 = "well";
      await world.runUntil(world.now + MINUTE);
      expect(await fallbackReceives(world)).toHaveLength(1);
    }));
});

describe("a target that the settings no longer know", () => {
  it("leaves what is pending to the default target, marked; what is held stays held", () =>
    inWorld(async (world) => {
      await world.receive(lostChat());
      await world.receive(lostChat());
      const [now, held] = await world.deliveries();
      const opening = world.now + 9 * HOUR;
      await env.DB.prepare("UPDATE deliveries SET due_at = ? WHERE id = ?").bind(opening, held?.id).run();
      world.settings = "gone";
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      const note = `no target of the settings any more: told to ${FALLBACK}`;
      expect(await world.deliveries()).toMatchObject([
        { status: "suppressed", code: "target-removed", note },
        { status: "suppressed", code: "target-removed", note },
      ]);
      expect(await fallbackReceives(world)).toMatchObject([
        { id: now?.id.replace(world.target, FALLBACK), status: "pending", due_at: now?.due_at },
        { id: held?.id.replace(world.target, FALLBACK), status: "pending", due_at: opening },
      ]);
      expect(world.woken).toEqual([FALLBACK]);
      expect(world.alarm).toBeNull();
    }));

  it("leaves more than one message holds, too", () =>
    inWorld(async (world) => {
      await plant(world, 450);
      world.settings = "gone";
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect((await world.deliveries()).every(({ status }) => status === "suppressed")).toBe(true);
      expect(await fallbackReceives(world)).toHaveLength(450);
    }));

  it("hands nothing over that was sent and that D1 does not know of", () =>
    inWorld(async (world) => {
      await world.receive(lostChat());
      world.answer = () => {
        world.d1 = "refuses writes";
        return { kind: "sent", status: 200, result: { code: "answered", status: 200 } };
      };
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      world.settings = "gone";
      await world.runUntil(world.now + HOUR);
      world.d1 = "well";
      await world.runUntil(world.now + HOUR);
      expect(await world.deliveries()).toMatchObject([{ status: "sent" }]);
      expect(await fallbackReceives(world)).toEqual([]);
    }));
});

describe("what is refused for its form", () => {
  it("goes out once more as plain text", () =>
    inWorld(async (world) => {
      world.answer = ({ plain }) =>
        plain
          ? { kind: "sent", status: 200, result: { code: "answered", status: 200 } }
          : { kind: "malformed", status: 400, result: { code: "answered", status: 400, word: "invalid_blocks" } };
      await world.receive(lostChat());
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(world.got.map(({ message }) => message.plain)).toEqual([false, true]);
      const [delivery] = await world.deliveries();
      expect(delivery?.status).toBe("sent");
      expect(delivery?.attempts.map(({ outcome }) => outcome)).toEqual(["malformed", "sent"]);
    }));

  it("and is refused as plain text too is dead, after two requests", () =>
    inWorld(async (world) => {
      world.answer = () => ({
        kind: "malformed",
        status: 400,
        result: { code: "answered", status: 400, word: "no_text" },
      });
      await world.receive(lostChat());
      await world.wake();
      await world.runUntil(world.now + DAY);
      expect(world.got).toHaveLength(2);
      expect(await world.deliveries()).toMatchObject([
        { status: "dead", code: "refused-as-plain-text", note: "answered 400 no_text, as plain text too" },
      ]);
    }));
});
