import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { said, storeCode } from "../../../src/alerts/stored-code.ts";
import { openJournal } from "../../../src/delivery/courier/journal.ts";
import type { Entry } from "../../../src/delivery/courier/journal-entry.ts";
import { storedEnd, storedOutage } from "../../../src/locale/recorded-text.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { outageOf } from "../../../src/store/deliveries/outages.ts";
import { EVERY_END, EVERY_OUTAGE } from "../../locale/support/recorded.ts";
import { plant, SENT } from "../support/plant.ts";
import { inWorld, MINUTE, type World } from "../support/world.ts";

const db = openDatabase(env.DB, AbortSignal.timeout(60_000));

/** A message that has ended, as the journal keeps it. */
function entryOf({ now }: World, ended: Entry["ended"], outage: Entry["outage"] = null): Entry {
  const times = { createdAt: now, dueAt: now };
  return {
    message: { id: "m1", kind: "alert", form: "rich", members: [], made: 0, version: 1, ...times },
    ...{ begunAt: now, startedAt: null, joined: [], absorbed: [], left: [], attempts: [], ended },
    ...{ code: "suppressed", args: "{}", end: { status: "suppressed", at: now, ref: null } },
    ...{ fallback: null, outage, recovered: false, wait: null },
  };
}

describe("the journal", () => {
  it.each(EVERY_END)("keeps why a delivery ended, and D1 gets it: $en", ({ of, en }) =>
    inWorld(async (world) => {
      const [id = ""] = await plant(world, 1);
      const ended = [{ id, status: "suppressed" as const, ...storedEnd(of) }];
      await (await openJournal(world.storage)).conclude(entryOf(world, ended));
      expect((await openJournal(world.storage)).entries()).toMatchObject([{ ended }]);
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      const { code, args } = storeCode(of);
      const row = "SELECT status, note, code, args, code_at = ended_at AS coded FROM deliveries WHERE id = ?";
      expect(await env.DB.prepare(row).bind(id).first()).toEqual({
        ...{ status: "suppressed", note: en, code, args, coded: 1 },
      });
      expect((await openJournal(world.storage)).entries()).toEqual([]);
    }),
  );

  it.each(EVERY_OUTAGE)("keeps why a target is disabled, and D1 gets it: $en", ({ of }) =>
    inWorld(async (world) => {
      const { note: reason, ...code } = storedOutage(of);
      const outage = { since: world.now, reason, ...code, informed: [] };
      await (await openJournal(world.storage)).conclude(entryOf(world, [], outage));
      expect((await openJournal(world.storage)).entries()).toMatchObject([{ outage }]);
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect((await outageOf(db, world.target))?.reason).toEqual(storeCode(of));
    }),
  );

  it("of a version before codes has sentences, which stay as they are", () =>
    inWorld(async (world) => {
      world.answer = () => SENT;
      const [id = ""] = await plant(world, 1);
      const {
        code: _code,
        args: _args,
        ...ended
      } = { id, status: "suppressed" as const, ...storedEnd({ code: "expired" }) };
      const outage = { since: world.now, reason: "answered 404 no_service", informed: [] };
      await world.storage.put("entry/m1", { ...entryOf(world, []), ended: [ended], outage });
      expect((await openJournal(world.storage)).entries()).toMatchObject([
        { ended: [{ id, note: "expired", ...said("expired") }], outage: { ...outage, ...said(outage.reason) } },
      ]);
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(await world.deliveries()).toMatchObject([{ status: "suppressed", code: "said", note: "expired" }]);
      expect((await outageOf(db, world.target))?.reason).toEqual(said(outage.reason));
    }));

  it("of a version before messages were kept has sentences too", () =>
    inWorld(async (world) => {
      const [id = ""] = await plant(world, 1);
      const steps = [{ status: "suppressed", note: "claimed by Jane Smith" }];
      const conclusion = { attempt: null, steps, fallback: null };
      await world.storage.put("message/m1", { message: "m1", startedAt: world.now, carried: [{ id }], conclusion });
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(await world.deliveries()).toMatchObject([
        { status: "suppressed", code: "said", note: "claimed by Jane Smith" },
      ]);
    }));

  it("of a newer version has codes that are passed on as they are", () =>
    inWorld(async (world) => {
      const [id = ""] = await plant(world, 1);
      const ended = [{ id, status: "suppressed" as const, note: "news", code: "from-afar", args: '{"by":7}' }];
      await (await openJournal(world.storage)).conclude(entryOf(world, ended));
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(await world.deliveries()).toMatchObject([{ status: "suppressed", code: "from-afar", note: "from-afar" }]);
    }));
});
