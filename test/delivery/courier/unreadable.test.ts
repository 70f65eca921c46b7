import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { composeIds, FAILED, messagesOf, plant, SENT, setAside, status, toldIds } from "../support/plant.ts";
import { HOUR, inWorld, MINUTE, type World } from "../support/world.ts";

const change = (sql: string, ...values: readonly (string | number)[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run();

/** As a newer version, or nobody, would write it. */
const SPOILT = {
  reasons: "UPDATE deliveries SET reasons = '[\"of-tomorrow\"]' WHERE id = ?",
  attempts: "UPDATE deliveries SET attempts = '[{' WHERE id = ?",
  kind: "UPDATE deliveries SET kind = 'of-tomorrow' WHERE id = ?",
};
const MENDED = "UPDATE deliveries SET reasons = '[]', attempts = '[]', kind = 'alert' WHERE id = ?";

const begin = (world: World) => {
  world.compose = composeIds;
};

async function run(world: World, milliseconds: number): Promise<void> {
  await world.wake();
  await world.runUntil(world.now + milliseconds);
}

const isLogged = ({ logged }: World) => logged.some(({ event }) => event === "unreadable");

describe("a delivery that nobody can read", () => {
  it.each(Object.entries(SPOILT))("for its %s is skipped and named, and delivered once it can be read", (_, sql) =>
    inWorld(async (world) => {
      begin(world);
      const [bad = ""] = await plant(world, 1, { dueAt: world.now - 1 });
      const [good = ""] = await plant(world, 1);
      await change(sql, bad);
      await run(world, HOUR);
      expect([toldIds(world), await setAside(world)]).toEqual([[[good]], [{ id: bad, code: "unreadable" }]]);
      expect([isLogged(world), world.faults, world.alarm]).toEqual([true, [], null]);
      world.restart();
      await run(world, HOUR);
      expect(await setAside(world)).toEqual([{ id: bad, code: "unreadable" }]);
      await change(MENDED, bad);
      world.restart();
      await run(world, HOUR);
      expect([toldIds(world), await setAside(world)]).toEqual([[[good], [bad]], []]);
    }),
  );

  it("stops nothing behind it, however many there are", () =>
    inWorld(async (world) => {
      begin(world);
      for (const kind of ["alert", "change"])
        await plant(world, kind === "alert" ? 600 : 30, { kind, dueAt: world.now - 1 });
      await change("UPDATE deliveries SET reasons = 'broken' WHERE target = ?", world.target);
      const [alert, changed] = [await plant(world, 1), await plant(world, 1, { kind: "change" })];
      await run(world, MINUTE);
      expect(toldIds(world).toSorted()).toEqual([alert, changed].toSorted());
      expect(await setAside(world)).toHaveLength(630);
      expect(world.most).toBeLessThanOrEqual(45);
    }));

  it("is named once D1 takes writes again", () =>
    inWorld(async (world) => {
      begin(world);
      const [bad = ""] = await plant(world, 1);
      await plant(world, 1);
      await change(SPOILT.reasons, bad);
      await change(
        "INSERT INTO set_aside (target, id, at, code, args) VALUES (?, 'x', 1, 'unreadable', '{}')",
        world.target,
      );
      world.d1 = "refuses writes";
      await run(world, 5 * MINUTE);
      expect([world.got.length, await setAside(world)]).toEqual([1, [{ id: "x", code: "unreadable" }]]);
      expect(world.logged.filter(({ event }) => event === "unreadable")).toHaveLength(1);
      world.d1 = "well";
      await run(world, HOUR);
      expect(await setAside(world)).toEqual([{ id: bad, code: "unreadable" }]);
    }));

  it("leaves the message that it was in, which goes on with the others", () =>
    inWorld(async (world) => {
      begin(world);
      const [bad = "", good = ""] = await plant(world, 2);
      world.answer = () => FAILED;
      await run(world, 0);
      await change(SPOILT.reasons, bad);
      world.answer = () => SENT;
      await run(world, HOUR);
      expect(toldIds(world).at(-1)).toEqual([good]);
      expect(await setAside(world)).toEqual([{ id: bad, code: "unreadable" }]);
      await change(MENDED, bad);
      world.restart();
      await run(world, HOUR);
      expect([toldIds(world).at(-1), await status(world)]).toEqual([[bad], { sent: 2 }]);
    }));

  it("keeps a target that works again from nothing", () =>
    inWorld(async (world) => {
      begin(world);
      const [bad = ""] = await plant(world, 1, { dueAt: world.now + HOUR });
      await change(SPOILT.attempts, bad);
      await plant(world, 2);
      world.answer = () => (world.got.length === 1 ? FAILED : SENT);
      await run(world, MINUTE);
      expect([world.got.length, await status(world)]).toEqual([2, { pending: 1, sent: 2 }]);
    }));
});

describe("a message that nobody can read", () => {
  it.each([
    [
      "form",
      "UPDATE messages SET form = 'of-tomorrow' WHERE target = ?",
      "UPDATE messages SET form = 'rich' WHERE target = ?",
    ],
    [
      "kind",
      "UPDATE messages SET kind = 'of-tomorrow' WHERE target = ?",
      "UPDATE messages SET kind = 'alert' WHERE target = ?",
    ],
    [
      "deliveries",
      "UPDATE messages SET deliveries = '[' || deliveries WHERE target = ?",
      "UPDATE messages SET deliveries = substr(deliveries, 2) WHERE target = ?",
    ],
  ])("for its %s is skipped and named, and goes on once it can be read", (_, spoil, mend) =>
    inWorld(async (world) => {
      begin(world);
      const [waits = ""] = await plant(world, 1);
      world.answer = () => FAILED;
      await run(world, 0);
      await change(spoil, world.target);
      const [{ id } = {}] = await messagesOf(world);
      world.answer = () => SENT;
      world.restart();
      const [good = ""] = await plant(world, 1);
      await run(world, HOUR);
      expect([toldIds(world).at(-1), await setAside(world)]).toEqual([[good], [{ id, code: "unreadable" }]]);
      await env.DB.prepare(mend.replace("target = ?", "id = ?")).bind(String(id)).run();
      world.restart();
      await run(world, HOUR);
      expect([toldIds(world).at(-1), await setAside(world), await status(world)]).toEqual([[waits], [], { sent: 2 }]);
    }),
  );
});

describe("in the courier's own storage", () => {
  it("an entry that nobody can read is left for who can, and named, and keeps nothing else waiting", () =>
    inWorld(async (world) => {
      begin(world);
      const [sent = "", good = ""] = await plant(world, 2);
      const ended = [{ id: sent, status: "sent", how: "of tomorrow" }];
      const entry = { version: 9, ended };
      await world.storage.put("entry/of-tomorrow", entry);
      await run(world, HOUR);
      // What it plainly says was sent is not sent again.
      expect(toldIds(world)).toEqual([[good]]);
      expect((await setAside(world)).map(({ id }) => id)).toEqual([sent, "of-tomorrow"]);
      expect(await world.storage.get("entry/of-tomorrow")).toEqual(entry);
      expect(world.alarm).toBeNull();
    }));

  it("an entry that nobody can read is named even where D1 was away when it was found", () =>
    inWorld(async (world) => {
      begin(world);
      await world.storage.put("entry/of-tomorrow", { version: 9 });
      await plant(world, 1);
      world.d1 = "away";
      await run(world, 5 * MINUTE);
      world.d1 = "well";
      await run(world, 5 * MINUTE);
      expect([world.got.length, await setAside(world)]).toEqual([1, [{ id: "of-tomorrow", code: "unreadable" }]]);
    }));

  it("a memory that nobody can read is forgotten", () =>
    inWorld(async (world) => {
      begin(world);
      for (const memory of ["broken", { notBefore: "never" }, { version: 9 }]) {
        await world.storage.put("target-memory", memory);
        world.restart();
        await plant(world, 1);
        await run(world, HOUR);
      }
      expect([world.got.length, world.faults]).toEqual([3, []]);
    }));
});
