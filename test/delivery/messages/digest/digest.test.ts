import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { composeMessage } from "../../../../src/delivery/compose.ts";
import type { RenderContext } from "../../../../src/delivery/messages/context.ts";
import { followUp } from "../../../../src/followup/follow-up.ts";
import { followUpSettings } from "../../../../src/followup/settings.ts";
import { openDatabase } from "../../../../src/store/database.ts";
import { digestStatement } from "../../../../src/store/deliveries/digests.ts";
import { actorBy } from "../../../alerts/support/actors.ts";
import { READING } from "../../../support/reading.ts";
import { DAY, HOUR, inWorld, lostChat, MINUTE, type World } from "../../support/world.ts";
import { factsOf } from "../support/alerts.ts";

const db = openDatabase(env.DB, new AbortController().signal);
const JANE = { actor: actorBy("jane.smith@example.com", "access") };

/** What the world's courier tells, wanted also when there is nothing to tell or not. */
function context(world: World, digestsAlways = false): RenderContext {
  return {
    ...{
      target: world.target,
      updates: "none",
      language: "en",
      timeZone: "UTC",
      reading: READING,
      hasRules: false,
      quietUntil: () => null,
      show: ["name"],
      digestsAlways,
    },
    ...{ now: world.now, origin: "https://alerts.example" },
    link: async (path) => `https://alerts.example${path}`,
  };
}

/** Midnight UTC of the world's next day, and the digest that is due then. */
async function due(world: World): Promise<number> {
  const midnight = Math.ceil(world.now / DAY) * DAY;
  const period = `daily-${new Date(midnight).toISOString().slice(0, 10)}-0000`;
  await db.batch([digestStatement([{ target: world.target, period }], midnight)]);
  return midnight;
}

const NO_FOLLOWING = followUpSettings({ targets: new Map(), routing: { rules: [], hours: new Map() } });

const titles = (world: World) => world.got.map(({ title }) => title).filter((title) => title.includes("digest"));

describe("a digest", () => {
  it("is told by its courier as it stands when it is sent, once, though the target fails at first", () =>
    inWorld(async (world) => {
      world.now = Date.parse("2031-03-03T09:00:00Z");
      const [won, open] = [
        lostChat({ clientData: { name: "Jane Smith" } }),
        lostChat({ lastQueueName: "Sales", clientData: { name: "601234567" } }),
      ];
      await world.receive(won);
      await world.receive(open);
      const key = { projectId: 7, chatId: Number(won.chatId) };
      await followUp(db, [key], { action: "claim" }, JANE, NO_FOLLOWING, world.now + MINUTE);
      const resolve = { action: "resolve", outcome: "called-back", note: null } as const;
      const midnight = await due(world);
      let failures = 2;
      world.answer = (message) => {
        const fails = message.title.includes("digest") && failures-- > 0;
        return fails
          ? { kind: "retry", status: 500, result: { code: "answered", status: 500 } }
          : { kind: "sent", status: 200, result: { code: "answered", status: 200 } };
      };
      await world.runUntil(midnight - HOUR);
      await followUp(db, [key], resolve, JANE, NO_FOLLOWING, midnight - HOUR);
      await world.runUntil(midnight);
      await world.wake();
      await world.runUntil(midnight + 2 * HOUR);
      expect(titles(world)).toEqual(Array(3).fill("Daily digest, Monday 3 March: 2 alerts, 1 won back, 1 open"));
      const [, , message] = world.got.filter(({ title }) => title.includes("digest")).map((one) => one.message);
      expect(message && factsOf(message)).toEqual([
        "Chats came in: 2 (before: 0)",
        "Alerts: 2 (before: 0)",
        "Lost: 2 (before: 0)",
        "Claimed: 1 (before: 0)",
        "Won back: 1 (before: 0): 1 called back, 0 came back",
        "Still open: 1",
        "Median time to claim: 1 min",
        "Median time to win back: 14 h",
      ]);
      expect(message?.items).toMatchObject([
        { url: `https://alerts.example/chats/7/${open.chatId}`, details: expect.stringContaining("☎•••67") },
      ]);
      expect(message?.table?.rows.map(([queue]) => queue)).toEqual(["Sales", "without a queue"]);
      const digest = (await world.deliveries()).find(({ id }) => id.startsWith("digest-"));
      expect(digest).toMatchObject({ status: "sent" });
      expect(digest?.attempts).toHaveLength(3);
    }));

  it("with nothing to tell is not sent, unless the target asks for it", () =>
    inWorld(async (world) => {
      await env.DB.batch(["alerts", "deliveries"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
      world.now = Date.parse("2032-03-03T09:00:00Z");
      const midnight = await due(world);
      await world.runUntil(midnight);
      await world.wake();
      await world.runUntil(midnight + HOUR);
      expect(await world.deliveries()).toMatchObject([{ status: "suppressed", note: "nothing to tell" }]);
      expect(world.got).toEqual([]);
      const delivery = {
        ...({ id: `digest-daily-2032-03-04-0000-${world.target}`, key: null, kind: "digest", rule: null } as const),
        ...{ otherTarget: null, reasons: [], createdAt: midnight, dueAt: midnight, ref: null },
        tries: { made: 0, chosen: 0, firstAt: null, malformed: false },
      };
      const { message } = await composeMessage(db, [delivery], context(world, true));
      expect(message?.title).toBe("Daily digest, Wednesday 3 March: no alerts, nothing open");
      await env.DB.prepare("DELETE FROM chats").run();
      expect((await composeMessage(db, [delivery], context(world, true))).message).toBeNull();
    }));

  it("counts and lists what was too old for an alert of its own, as such", () =>
    inWorld(async (world) => {
      world.now = Date.parse("2033-03-03T09:00:00Z");
      const chat = lostChat();
      await world.receive(chat);
      const note = "too old: closed more than 25 days before it came in";
      await env.DB.prepare("UPDATE deliveries SET status = 'suppressed', note = ? WHERE chat_id = ?")
        .bind(note, chat.chatId)
        .run();
      const midnight = await due(world);
      await world.runUntil(midnight);
      await world.wake();
      await world.runUntil(midnight + HOUR);
      const [digest] = world.got;
      expect(world.got).toHaveLength(1);
      expect(digest?.message.footnotes).toContain("1 chat came in too late for an alert of its own.");
      expect(digest?.message.items).toHaveLength(1);
      expect(digest?.message.items[0]?.details).toContain("too old for an alert of its own");
    }));
});
