import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { type DeliveryKind, KINDS } from "../../../src/alerts/delivery.ts";
import type { Outcome } from "../../../src/channels/channel.ts";
import { composeIds, FAILED, plant, REFUSED, rowsOf, SENT, status } from "../support/plant.ts";
import { FALLBACK, HOUR, inWorld, lostChat, MINUTE, type World } from "../support/world.ts";

/** The Free plan takes 50 of one invocation. */
const MOST = 45;

const GONE: Outcome = { kind: "out-of-order", status: 404, result: { code: "answered", status: 404 } };

/** Composing is said to take so many statements: as the most expensive kind does. */
const HEAVY = 20;

function composesHeavily(world: World): void {
  const one = { sql: "SELECT 1", values: [] };
  world.compose = async (together) => {
    await world.batch(Array.from({ length: HEAVY }, () => one));
    return composeIds(together);
  };
}

async function run(world: World, milliseconds: number): Promise<void> {
  await world.wake();
  await world.runUntil(world.now + milliseconds);
}

/** A delivery of each kind about chats that are stored, of a customer who was here before. */
async function ofKind(world: World, kind: DeliveryKind): Promise<void> {
  const customer = { contactId: 77, clientData: { name: "Kovács Éva", phone: "+36201234567" } };
  const chats = Array.from({ length: 12 }, () => lostChat({ ...customer, lastQueueName: "Sales" }));
  for (const chat of chats) await world.receive(chat);
  world.answer = () => ({ ...SENT, ref: "thread" });
  await run(world, HOUR);
  if (kind === "alert") return;
  const count = ["escalation", "reminder", "change"].includes(kind) ? chats.length : 1;
  const ids = Array.from({ length: count }, (_, index) => {
    const chat = Number(chats[index]?.chatId);
    if (kind === "digest") return { id: `digest-weekly-2026-11-24-1007-${world.target}`, chat: null };
    if (kind === "watch" || kind === "outage") return { id: `${kind}-1-${world.target}`, chat: null };
    return { id: `7-${chat}-${kind}-1-${world.target}`, chat };
  });
  if (kind === "reminder") await env.DB.prepare("UPDATE alerts SET state = 'claimed', since = 1").run();
  await env.DB.prepare(
    `INSERT INTO deliveries (id, chat_id, project_id, kind, target, other_target, reasons, status, created_at, due_at)
     SELECT value ->> 'id', value ->> 'chat', iif(value ->> 'chat' IS NULL, NULL, 7), ?, ?, ?, '["lost"]', 'pending',
       iif(?1 = 'reminder', 1, ?), ? FROM json_each(?)`,
  )
    .bind(kind, world.target, FALLBACK, world.now, world.now, JSON.stringify(ids))
    .run();
}

/** The most statements that composing took. */
function composingOf(world: World): () => number {
  const { compose } = world;
  let most = 0;
  world.compose = async (together) => {
    const before = world.statements;
    const composed = await compose(together);
    most = Math.max(most, world.statements - before);
    return composed;
  };
  return () => most;
}

describe("a round sends few statements to D1", () => {
  it.each(KINDS)("whatever %s is told", (kind) =>
    inWorld(async (world) => {
      await ofKind(world, kind);
      const composing = composingOf(world);
      world.answer = () => FAILED;
      await run(world, MINUTE);
      world.answer = () => SENT;
      await run(world, HOUR);
      expect(world.most).toBeLessThanOrEqual(MOST);
      expect(composing()).toBeLessThanOrEqual(HEAVY);
      expect(world.faults).toEqual([]);
    }),
  );

  it.each(["digest", "change"])("after 59 messages of a %s have piled up while D1 refused writes", (kind) =>
    inWorld(async (world) => {
      world.compose = composeIds;
      world.fallback = FALLBACK;
      world.limit = MOST;
      await plant(world, 59, { kind });
      world.d1 = "refuses writes";
      let answers = 0;
      world.answer = () => {
        answers += 1;
        return [FAILED, SENT, REFUSED][answers % 3] ?? SENT;
      };
      await run(world, 5 * MINUTE);
      expect((await world.storage.list({ prefix: "entry/" })).size).toBe(59);
      await plant(world, 1, { kind });
      world.d1 = "well";
      composesHeavily(world);
      world.answer = () => SENT;
      // It looks for what it could not read before, too.
      await env.DB.prepare("INSERT INTO set_aside (target, id, at, code, args) VALUES (?, 'x', 1, 'unreadable', '{}')")
        .bind(world.target)
        .run();
      world.restart();
      await run(world, HOUR);
      expect((await world.storage.list({ prefix: "entry/" })).size).toBe(0);
      const { sent = 0, dead = 0, pending = 0 } = await status(world);
      expect([Number(sent) + Number(dead), pending, world.faults]).toEqual([60, 0, []]);
      expect(world.most).toBeLessThanOrEqual(MOST);
    }),
  );

  it("and leaves to the next round what would be more, without a fault", () =>
    inWorld(async (world) => {
      composesHeavily(world);
      await plant(world, 1);
      // As much as it takes to send it, and no more to say so.
      world.limit = 32;
      world.answer = () => GONE;
      await run(world, 0);
      expect([world.got.length, await status(world), world.faults]).toEqual([1, { pending: 1 }, []]);
      expect(await rowsOf("SELECT 1 FROM outages WHERE target = ?", world.target)).toEqual([]);
      await world.runUntil(world.now + MINUTE);
      expect(await rowsOf("SELECT 1 FROM outages WHERE target = ?", world.target)).toHaveLength(1);
      expect(world.got).toHaveLength(1);
    }));
});
