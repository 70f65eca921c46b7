import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/channels/channel.ts";
import { asksUntil, composeIds, messagesOf, plant, REFUSED, rowsOf, SENT, status, toldIds } from "../support/plant.ts";
import { DAY, HOUR, inWorld, MINUTE, SECOND } from "../support/world.ts";
import { countsOf, endsOf, entriesLeft, fails, mailTo, partsOf, recipientsOf, recordedParts } from "./support/mail.ts";

const [ANNA = "", BELA = "", CILI = ""] = recipientsOf(3);
const ALL = [ANNA, BELA, CILI];
const GONE: Outcome = { kind: "out-of-order", status: 401, result: { code: "answered", status: 401 } };
const MALFORMED: Outcome = { kind: "malformed", status: 400, result: { code: "answered", status: 400 } };

describe("a message to several recipients", () => {
  it("is a request for each, as soon as the pace allows, and is sent when all have it", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      mailTo(world, ALL);
      const start = world.now;
      await plant(world, 2);
      await world.wake();
      await world.runUntil(start + 2 * SECOND);
      expect(world.got.map(({ at, part }) => [at - start, part])).toEqual([
        [0, ANNA],
        [SECOND, BELA],
        [2 * SECOND, CILI],
      ]);
      expect(await endsOf(world)).toEqual(Array.from({ length: 2 }, () => ({ status: "sent", code: "sent" })));
      expect(await recordedParts(world)).toEqual([["r01 sent", "r02 sent", "r03 sent"]]);
      const attempts = await rowsOf("SELECT number, part, covered FROM attempts ORDER BY number");
      expect(attempts).toEqual(ALL.map((part, index) => ({ number: index + 1, part, covered: 2 })));
      await world.runUntil(start + DAY);
      expect([world.got.length, await entriesLeft(world), world.alarm, world.faults]).toEqual([3, 0, null, []]);
    }));

  it("has an intent before each request that names the recipient, and an outcome after it", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      mailTo(world, ALL);
      const seen: unknown[] = [];
      const { answer } = world;
      world.answer = async (message, sending) => {
        const [entry] = [
          ...(await world.storage.list<{ startedAt: number | null; part?: string }>({ prefix: "entry/" })).values(),
        ];
        seen.push([entry?.startedAt, entry?.part]);
        return answer(message, sending);
      };
      const start = world.now;
      await plant(world, 1);
      await world.wake();
      await world.runUntil(start + MINUTE);
      expect(seen).toEqual(ALL.map((name, index) => [start + index * SECOND, name]));
    }));

  it("is retried to those that failed alone, each by its own waits", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      const answers = mailTo(world, ALL, { [ANNA]: fails, [CILI]: fails });
      const start = world.now;
      await plant(world, 1);
      await world.wake();
      await world.runUntil(start + 50 * SECOND);
      expect(world.got.map(({ at, part }) => [at - start, part])).toEqual([
        [0, ANNA],
        [SECOND, BELA],
        [2 * SECOND, CILI],
        [5 * SECOND, ANNA],
        [7 * SECOND, CILI],
        [35 * SECOND, ANNA],
        [37 * SECOND, CILI],
      ]);
      expect(await status(world)).toEqual({ pending: 1 });
      delete answers[ANNA];
      delete answers[CILI];
      await world.runUntil(start + DAY);
      expect(countsOf(world)).toEqual({ [ANNA]: 4, [BELA]: 1, [CILI]: 4 });
      expect(await endsOf(world)).toEqual([{ status: "sent", code: "sent" }]);
    }));

  it("is sent where some have it and the others were refused, and the record says so", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      mailTo(world, ALL, { [BELA]: () => REFUSED });
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(await endsOf(world)).toEqual([{ status: "sent", code: "sent-in-part" }]);
      expect(await recordedParts(world)).toEqual([["r01 sent", "r02 dead", "r03 sent"]]);
      expect((await world.deliveries())[0]?.note).toBe("answered 200; accepted for 2 of 3");
      expect(await messagesOf(world)).toMatchObject([{ status: "sent", made: 3 }]);
    }));

  it("is dead where none can have it, with the last reason, and the fallback is notified", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      world.fallback = "leads";
      mailTo(world, ALL, Object.fromEntries(ALL.map((name) => [name, () => REFUSED])));
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(await endsOf(world)).toEqual([{ status: "dead", code: "refused" }]);
      expect(world.woken).toEqual(["leads"]);
      expect(world.got).toHaveLength(3);
    }));

  it("gives a recipient up after all its waits, while the others have had it for days", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      world.outOfOrderAfter = DAY;
      mailTo(world, ALL, { [BELA]: fails });
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + 5 * DAY);
      expect(countsOf(world)).toEqual({ [ANNA]: 1, [BELA]: 11, [CILI]: 1 });
      expect(await endsOf(world)).toEqual([{ status: "sent", code: "sent-in-part" }]);
      // One bad recipient among good ones is no reason to disable the target.
      expect(await rowsOf("SELECT 1 FROM outages WHERE target = ?", world.target)).toEqual([]);
    }));

  it("uses up no waits of a recipient faster because the target asks the others to wait now and then", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      const all = recipientsOf(20);
      const busy = new Set<string>();
      mailTo(world, all, { [ANNA]: fails });
      const { answer } = world;
      world.answer = (message, sending) => {
        const { part } = sending;
        if (part === null || part === ANNA || busy.has(part)) return answer(message, sending);
        busy.add(part);
        return asksUntil(world.now + 2 * SECOND);
      };
      const start = world.now;
      await plant(world, 1);
      await world.wake();
      await world.runUntil(start + 10 * MINUTE);
      // At once, and after 5 seconds, half a minute and two minutes, as ever.
      expect(countsOf(world)[ANNA]).toBeLessThanOrEqual(4);
      expect(await recordedParts(world)).toEqual([
        ["r01 open", ...all.slice(1).map((name) => `${name.slice(0, 3)} sent`)],
      ]);
    }));

  it("disables the target where nobody can be reached, as ever", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      world.outOfOrderAfter = DAY;
      mailTo(world, ALL, Object.fromEntries(ALL.map((name) => [name, fails])));
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + 2 * DAY);
      expect(await rowsOf("SELECT 1 FROM outages WHERE target = ?", world.target)).toHaveLength(1);
      expect(await status(world)).toEqual({ pending: 1 });
    }));

  it("disables the target where one request says that it takes nothing, and goes on with the open ones once it is enabled", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      const answers = mailTo(world, ALL, { [BELA]: () => GONE });
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect([partsOf(world), world.alarm]).toEqual([[ANNA, BELA], null]);
      delete answers[BELA];
      await env.DB.prepare("DELETE FROM outages WHERE target = ?").bind(world.target).run();
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(partsOf(world)).toEqual([ANNA, BELA, BELA, CILI]);
      expect(await endsOf(world)).toEqual([{ status: "sent", code: "sent" }]);
    }));

  it("waits as a whole where one request is asked to wait, exactly as long, and only the open ones follow", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      const start = world.now;
      const answers = mailTo(world, ALL, { [BELA]: () => asksUntil(start + 10 * MINUTE) });
      await plant(world, 1);
      await world.wake();
      await world.runUntil(start + 10 * MINUTE - 1);
      expect(partsOf(world)).toEqual([ANNA, BELA]);
      delete answers[BELA];
      await world.runUntil(start + HOUR);
      expect(countsOf(world)).toEqual({ [ANNA]: 1, [BELA]: 2, [CILI]: 1 });
      expect(await endsOf(world)).toEqual([{ status: "sent", code: "sent" }]);
    }));

  it("becomes plain for those that are open where it is refused for its form", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      world.parts = () => ALL;
      world.answer = ({ plain }, { part }) => (part === ANNA || plain ? SENT : MALFORMED);
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(world.got.map(({ part, message: { plain } }) => [part, plain])).toEqual([
        [ANNA, false],
        [BELA, false],
        [CILI, true],
        [BELA, true],
      ]);
      expect(await endsOf(world)).toEqual([{ status: "sent", code: "sent" }]);
    }));

  it("follows the settings: who was removed gets nothing more, and who was added gets it", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      mailTo(world, [ANNA, BELA], { [BELA]: fails });
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + 2 * SECOND);
      world.parts = () => [ANNA, CILI];
      await world.runUntil(world.now + HOUR);
      expect(partsOf(world)).toEqual([ANNA, BELA, CILI]);
      expect(await recordedParts(world)).toEqual([["r01 sent", "r03 sent"]]);
      expect(await endsOf(world)).toEqual([{ status: "sent", code: "sent" }]);
    }));

  it("has been sent where the settings leave only those that have it", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      mailTo(world, [ANNA, BELA], { [BELA]: fails });
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + 2 * SECOND);
      world.parts = () => [ANNA];
      await world.runUntil(world.now + HOUR);
      expect(partsOf(world)).toEqual([ANNA, BELA]);
      expect(await endsOf(world)).toEqual([{ status: "sent", code: "sent" }]);
      expect([await entriesLeft(world), world.alarm]).toEqual([0, null]);
    }));

  it("goes as one request where the channel takes no parts any more, unless somebody has it", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      const answers = mailTo(world, [ANNA, BELA], { [ANNA]: fails, [BELA]: fails });
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + 2 * SECOND);
      world.parts = () => null;
      delete answers[ANNA];
      await world.runUntil(world.now + HOUR);
      expect(partsOf(world)).toEqual([ANNA, BELA, null]);
      expect(await endsOf(world)).toEqual([{ status: "sent", code: "sent" }]);
    }));
});

describe("what is new while a message is on its way", () => {
  it("is a message of its own once some have it, after the window, so that nobody misses anything", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      mailTo(world, ALL, { [BELA]: fails });
      const start = world.now;
      const [first = ""] = await plant(world, 1);
      await world.wake();
      await world.runUntil(start + 3 * SECOND);
      const [second = ""] = await plant(world, 1);
      await world.wake();
      await world.runUntil(start + 34 * SECOND);
      const told = toldIds(world);
      expect(told.filter((ids) => ids.includes(second)).every((ids) => ids.length === 1)).toBe(true);
      expect(world.got.filter(({ title }) => title === second).map(({ at, part }) => [at - start, part])).toEqual([
        [30 * SECOND, ANNA],
        [31 * SECOND, BELA],
        [32 * SECOND, CILI],
      ]);
      expect(world.got.filter(({ title, part }) => title === first && part === ANNA)).toHaveLength(1);
    }));

  it("joins one that nobody has, under another key, and all get both", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      const answers = mailTo(world, [ANNA, BELA], { [ANNA]: fails, [BELA]: fails });
      const start = world.now;
      const [first = ""] = await plant(world, 1);
      await world.wake();
      await world.runUntil(start + 20 * SECOND);
      const keys = new Map(world.got.map(({ part, id }) => [part, id]));
      const [second = ""] = await plant(world, 1);
      delete answers[ANNA];
      delete answers[BELA];
      await world.wake();
      await world.runUntil(start + 2 * MINUTE);
      const last = world.got.slice(-2);
      expect(last.map(({ title, part }) => [title.split(" ").toSorted(), part])).toEqual([
        [[first, second].toSorted(), ANNA],
        [[first, second].toSorted(), BELA],
      ]);
      for (const { part, id } of last) expect(id).not.toBe(keys.get(part));
      expect(await status(world)).toEqual({ sent: 2 });
    }));

  it("does not keep an old delivery alive for ever, though younger ones have all their waits", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      const all = recipientsOf(2);
      mailTo(world, all, Object.fromEntries(all.map((name) => [name, fails])));
      const start = world.now;
      const [first = ""] = await plant(world, 1);
      await world.wake();
      for (let hour = 4; hour < 80; hour += 4) {
        await world.runUntil(start + hour * HOUR);
        await plant(world, 1);
        await world.wake();
      }
      const [old] = await rowsOf("SELECT status, code, ended_at FROM deliveries WHERE id = ?", first);
      expect(old).toMatchObject({ status: "dead", code: "gave-up" });
      expect(Number(old?.ended_at) - start).toBeGreaterThan(47 * HOUR);
      expect(Number(old?.ended_at) - start).toBeLessThan(77 * HOUR);
      const pending = "SELECT id FROM messages WHERE target = ? AND status = 'pending'";
      expect(await rowsOf(pending, world.target)).toHaveLength(1);
      await world.runUntil(world.now + 5 * DAY);
      expect(await status(world)).toEqual({ dead: 20 });
    }));

  it("is tried at once in an outage, but not with every recipient for each new one", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      const all = recipientsOf(20);
      mailTo(world, all, Object.fromEntries(all.map((name) => [name, fails])));
      const start = world.now;
      for (let minute = 0; minute < 60; minute += 1) {
        await world.runUntil(start + minute * MINUTE);
        await plant(world, 1);
        await world.wake();
      }
      // Each of 20 four times in the first minutes, then about every ten; and one request for each new delivery.
      expect(world.got.length).toBeLessThan(20 * 4 + 20 * 6 + 60);
    }));
});

describe("the key of a request", () => {
  it("is the same in all attempts of a recipient, and another one for each recipient, with no address in it", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      mailTo(world, ALL, { [BELA]: fails });
      await plant(world, 1);
      await world.wake();
      // After more errors it is tried as plain text, which is not the same.
      await world.runUntil(world.now + MINUTE);
      const keys = Map.groupBy(world.got, ({ part }) => part);
      const each = [...keys.values()].map((some) => new Set(some.map(({ id }) => id)));
      expect(each.map(({ size }) => size)).toEqual([1, 1, 1]);
      expect(new Set(world.got.map(({ id }) => id)).size).toBe(3);
      for (const { id } of world.got) expect(id).toMatch(/^[a-f\d-]{36,200}$/);
    }));

  it("of a message in one request is the message's own, until something joins it or it becomes plain", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      world.answer = fails;
      const start = world.now;
      await plant(world, 1);
      await world.wake();
      await world.runUntil(start + 6 * SECOND);
      await plant(world, 1);
      world.answer = () => MALFORMED;
      await world.wake();
      await world.runUntil(start + MINUTE);
      const [{ id = "" } = {}] = await messagesOf(world);
      const keys = [...new Set(world.got.map((one) => one.id))];
      expect(keys.slice(0, 2)).toEqual([id, `${id}-2`]);
      expect(keys.slice(2)).toEqual([`${id}-2-plain`]);
    }));
});

describe("a sequence of requests", () => {
  const steps = (world: Parameters<typeof mailTo>[0], answers: Parameters<typeof mailTo>[2]) => {
    world.compose = composeIds;
    world.channel = { isSequence: true, isBatched: false };
    return mailTo(world, ["resolve", "trigger"], answers);
  };

  it("makes the second only once the first has ended", () =>
    inWorld(async (world) => {
      const answers = steps(world, { resolve: fails });
      const start = world.now;
      await plant(world, 1, { kind: "change" });
      await world.wake();
      await world.runUntil(start + 10 * SECOND);
      expect(partsOf(world)).toEqual(["resolve", "resolve"]);
      delete answers.resolve;
      await world.runUntil(start + HOUR);
      expect(partsOf(world)).toEqual(["resolve", "resolve", "resolve", "trigger"]);
      expect(await endsOf(world)).toEqual([{ status: "sent", code: "sent" }]);
    }));

  it.each([
    ["sent where the last was made, whatever became of the first", { resolve: () => REFUSED }, "sent", "sent-in-part"],
    ["dead where the last was refused: the first alone notifies nobody", { trigger: () => REFUSED }, "dead", "refused"],
  ] as const)("is %s", (_, answers, ended, code) =>
    inWorld(async (world) => {
      steps(world, answers);
      await plant(world, 1, { kind: "change" });
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(partsOf(world)).toEqual(["resolve", "trigger"]);
      expect(await endsOf(world)).toEqual([{ status: ended, code }]);
    }),
  );
});
