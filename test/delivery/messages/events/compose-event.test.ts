import { env } from "cloudflare:test";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Delivery, NO_RETRIES } from "../../../../src/alerts/delivery.ts";
import { bodyOf } from "../../../../src/channels/webhook/body.ts";
import { webhookSchema } from "../../../../src/channels/webhook/schema.ts";
import { composeMessage } from "../../../../src/delivery/compose.ts";
import type { RenderContext } from "../../../../src/delivery/messages/context.ts";
import { schemaFaults } from "../../../support/json-schema.ts";
import { READING } from "../../../support/reading.ts";
import { CLAIM, follow, REOPEN, RESOLVE } from "../../support/follow.ts";
import { HOUR, inWorld, type World } from "../../support/world.ts";

const SCHEMA = webhookSchema("https://alerts.example/schema/alert.json");

const contextIn = (world: World, changes: Partial<RenderContext> = {}): RenderContext => ({
  ...{ target: world.target, updates: "events", language: "en", timeZone: "UTC", reading: READING, hasRules: false },
  ...{ show: [], digestsAlways: false, origin: null, now: world.now },
  quietUntil: () => null,
  link: async () => null,
  ...changes,
});

let chats = 500;

async function alertIn(world: World, changes: object = {}): Promise<Delivery> {
  chats += 1;
  const key = { projectId: 9, chatId: chats };
  await world.receive({ ...key, disposition: "lost", ...changes });
  return {
    ...{ id: `9-${chats}-alert-1-${world.target}`, key, kind: "alert", rule: null, otherTarget: null },
    ...{ reasons: ["lost"], createdAt: world.now, dueAt: world.now, tries: NO_RETRIES, ref: null },
  };
}

describe("a change outside the hours of the rule", () => {
  it("waits for the opening where somebody is needed again, and is told at once where nobody is", async () => {
    await inWorld(async (world) => {
      const own = await alertIn(world);
      const keys = own.key === null ? [] : [own.key];
      await env.DB.prepare("UPDATE deliveries SET status = 'sent', ended_at = created_at WHERE id = ?")
        .bind(own.id)
        .run();
      const opening = world.now + 9 * HOUR;
      const shut = { quietUntil: () => opening };
      const changed = (version: number): Delivery => ({
        ...own,
        ...{ kind: "change", id: own.id.replace("alert-1", `change-${version}`) },
      });
      await follow(world, keys, CLAIM);
      const claimed = await composeMessage({ batch: world.batch }, [changed(2)], contextIn(world, shut));
      expect(claimed.message?.event).toMatchObject({ type: "alert.claimed" });
      await follow(world, keys, REOPEN);
      const released = await composeMessage({ batch: world.batch }, [changed(3)], contextIn(world, shut));
      expect(released).toMatchObject({ message: null, members: [], suppressed: [], heldUntil: opening });
      const later = await composeMessage({ batch: world.batch }, [changed(3)], contextIn(world));
      expect(later.message?.event).toMatchObject({ type: "alert.released" });
    });
  });
});

describe("an alert that another target could not be sent", () => {
  it("is opened as it stands now, for the changes before had no events here", async () => {
    await inWorld(async (world) => {
      const delivery = { ...(await alertIn(world)), otherTarget: "sales" };
      await follow(world, delivery.key === null ? [] : [delivery.key], CLAIM);
      const { message } = await composeMessage({ batch: world.batch }, [delivery], contextIn(world));
      expect(message?.event).toMatchObject({ type: "alert.opened", alert: { state: "claimed", version: 2 } });
    });
  });

  it("is not sent once it is resolved, unlike one that this target was to be sent itself", async () => {
    await inWorld(async (world) => {
      const own = await alertIn(world);
      await follow(world, own.key === null ? [] : [own.key], RESOLVE);
      const composed = await composeMessage(
        { batch: world.batch },
        [{ ...own, otherTarget: "sales" }],
        contextIn(world),
      );
      expect(composed).toMatchObject({ message: null, suppressed: [{ reason: { code: "resolved" } }] });
      const { message } = await composeMessage({ batch: world.batch }, [own], contextIn(world));
      expect(message?.event).toMatchObject({
        type: "alert.opened",
        alert: { state: "open", version: 1, outcome: null },
      });
    });
  });
});

it("an event goes alone", async () => {
  await inWorld(async (world) => {
    const both = [await alertIn(world), await alertIn(world)];
    await expect(composeMessage({ batch: world.batch }, both, contextIn(world))).rejects.toThrow();
  });
});

it("a digest is suppressed, with its reason, where the channel takes none", async () => {
  await inWorld(async (world) => {
    const digest = { ...(await alertIn(world)), id: "digest-daily-2026-11-24-crm", kind: "digest", key: null } as const;
    const context = contextIn(world, { rejectsDigests: true });
    expect(await composeMessage({ batch: world.batch }, [digest], context)).toMatchObject({
      message: null,
      suppressed: [{ reason: { code: "no-digests" } }],
    });
  });
});

/** What the settings of a target may show, and what it is here. */
const PLANTED: Readonly<Record<string, string>> = {
  name: "Quincy Adams",
  words: "purplewords",
  phone1: "+36205550111",
  customerid: "ID-77123",
  ipAddress: "198.51.100.77",
};

it("an event has what its target may see of the customer, and nothing else of it", async () => {
  await inWorld(async (world) => {
    const { name, words, ipAddress, ...fields } = PLANTED;
    const delivery = await alertIn(world, {
      clientData: { name, ...fields },
      ipAddress,
      conversation: [{ from: "Visitor", date: new Date(world.now - 60_000).toISOString(), message: words }],
    });
    const property = fc.asyncProperty(fc.subarray(Object.keys(PLANTED)), async (show) => {
      const { message } = await composeMessage({ batch: world.batch }, [delivery], contextIn(world, { show }));
      if (message === null) throw new Error("no message");
      const body = bodyOf(message, world.now);
      expect(schemaFaults(JSON.parse(body), SCHEMA, { document: SCHEMA, isClosed: true })).toEqual([]);
      const seen = Object.entries(PLANTED).flatMap(([field, value]) => (body.includes(value) ? [field] : []));
      expect(seen.toSorted()).toEqual(show.toSorted());
    });
    await fc.assert(property, { numRuns: 20 });
  });
});
