import { env } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../../../src/channels/channel.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { clearMarkStatements, markRecipientsStatements } from "../../../src/store/mail/recipient-marks.ts";
import { alerted, follow, RESOLVE } from "../support/follow.ts";
import { composeIds, messagesOf, plant, rowsOf, SENT, status } from "../support/plant.ts";
import { DAY, HOUR, inWorld, lostChat, MINUTE, SECOND, type World } from "../support/world.ts";
import { countsOf, endsOf, entriesLeft, fails, mailTo, partsOf, recipientsOf, recordedParts } from "./support/mail.ts";

const db = openDatabase(env.DB, AbortSignal.timeout(600_000));
const [ANNA = "", BELA = "", CILI = ""] = recipientsOf(3);
const ALL = [ANNA, BELA, CILI];

const mark = (address: string, now: number, kind: "bounced" | "complained" | "suppressed" = "bounced") =>
  db.batch(markRecipientsStatements([{ address, mark: kind, provider: "resend", at: now, reason: "" }], now));

const forget = () => Promise.all(ALL.map((address) => db.batch(clearMarkStatements(address))));

describe("what becomes obsolete after some have it", () => {
  it("is sent to nobody else, and is recorded as sent, with why the others did not get it", () =>
    inWorld(async (world) => {
      mailTo(world, ALL, { [BELA]: fails, [CILI]: fails });
      const key = await alerted(world);
      await world.runUntil(world.now + 3 * SECOND);
      expect(partsOf(world)).toEqual([ANNA, BELA, CILI]);
      await follow(world, [key], RESOLVE);
      await world.runUntil(world.now + HOUR);
      expect(partsOf(world)).toEqual([ANNA, BELA, CILI]);
      expect(await endsOf(world)).toEqual([{ status: "sent", code: "sent-in-part" }]);
      expect(await recordedParts(world)).toEqual([["r01 sent", "r02 suppressed", "r03 suppressed"]]);
      const [{ parts, status: ended } = {}] = await messagesOf(world);
      expect([ended, String(parts).includes("resolved"), await entriesLeft(world)]).toEqual(["sent", true, 0]);
    }));

  it("is suppressed as ever where nobody has it", () =>
    inWorld(async (world) => {
      mailTo(world, ALL, { [ANNA]: fails, [BELA]: fails, [CILI]: fails });
      const key = await alerted(world);
      await world.runUntil(world.now + 3 * SECOND);
      await follow(world, [key], RESOLVE);
      await world.runUntil(world.now + HOUR);
      expect(partsOf(world)).toEqual(ALL);
      expect(await endsOf(world)).toEqual([{ status: "suppressed", code: "resolved" }]);
    }));

  it("leaves the others of its message to go on", () =>
    inWorld(async (world) => {
      const chats = [lostChat(), lostChat()];
      for (const chat of chats) await world.receive(chat);
      const answers = mailTo(world, [ANNA, BELA], { [BELA]: fails });
      await world.wake();
      await world.runUntil(world.now + 2 * SECOND);
      await follow(world, [{ projectId: 7, chatId: Number(chats[0]?.chatId) }], RESOLVE);
      delete answers[BELA];
      await world.runUntil(world.now + HOUR);
      expect(partsOf(world)).toEqual([ANNA, BELA, BELA]);
      expect(world.got.map(({ message }) => message.items.length)).toEqual([2, 2, 0]);
      expect(await endsOf(world)).toEqual([
        { status: "sent", code: "sent-in-part" },
        { status: "sent", code: "sent" },
      ]);
    }));
});

describe("a marked recipient", () => {
  it("is not sent to, and the others are", () =>
    inWorld(async (world) => {
      await forget();
      await mark(BELA.toUpperCase(), world.now);
      world.compose = composeIds;
      mailTo(world, ALL);
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(partsOf(world)).toEqual([ANNA, CILI]);
      expect(await endsOf(world)).toEqual([{ status: "sent", code: "sent-in-part" }]);
      await forget();
    }));

  it("leaves a delivery dead where all are marked, without a request; the fallback is notified", () =>
    inWorld(async (world) => {
      await forget();
      for (const address of ALL) await mark(address, world.now, "complained");
      world.compose = composeIds;
      world.fallback = "leads";
      mailTo(world, ALL);
      const [id = ""] = await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect([world.got.length, world.woken, await entriesLeft(world), world.alarm]).toEqual([0, ["leads"], 0, null]);
      expect(await endsOf(world)).toEqual([{ status: "dead", code: "recipient-complained" }]);
      expect(await recordedParts(world)).toEqual([["r01 dead", "r02 dead", "r03 dead"]]);
      // Sent again by hand once the marks are cleared, it reaches all.
      await forget();
      await world.retry(id);
      await world.runUntil(world.now + MINUTE);
      expect([partsOf(world), await status(world)]).toEqual([ALL, { sent: 1 }]);
    }));

  it("gets what still waits once the mark is cleared, and does not keep new deliveries out of it", () =>
    inWorld(async (world) => {
      await forget();
      await mark(BELA, world.now);
      world.compose = composeIds;
      const answers = mailTo(world, [ANNA, BELA], { [ANNA]: fails });
      const start = world.now;
      await plant(world, 1);
      await world.wake();
      await world.runUntil(start + 31 * SECOND);
      await plant(world, 1);
      await world.wake();
      await world.runUntil(start + 33 * SECOND);
      expect(world.got.at(-1)?.title.split(" ")).toHaveLength(2);
      await forget();
      delete answers[ANNA];
      await world.runUntil(start + HOUR);
      expect(countsOf(world)[BELA]).toBe(1);
      expect(await endsOf(world)).toEqual(Array.from({ length: 2 }, () => ({ status: "sent", code: "sent" })));
    }));

  it("is marked where its provider says that it sends nothing more, in the batch that tells D1 so", () =>
    inWorld(async (world) => {
      await forget();
      const blocked: Outcome = {
        ...{ kind: "dead", result: { code: "mail-refused", error: "E_RECIPIENT_SUPPRESSED" } },
        isRecipientBlocked: true,
      };
      world.compose = composeIds;
      world.channel = { provider: "cloudflare" };
      mailTo(world, ALL, { [BELA]: () => blocked });
      const together: string[][] = [];
      world.refuses = (statements) => {
        const known = ["messages", "recipient_marks", "sights"];
        const tables = known.filter((table) => statements.some(({ sql }) => sql.includes(`INTO ${table}`)));
        if (tables.includes("recipient_marks")) together.push(tables);
      };
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + MINUTE);
      expect(together.map((tables) => tables.toSorted())).toEqual([["messages", "recipient_marks", "sights"]]);
      const marks = await rowsOf("SELECT address, mark, provider FROM recipient_marks");
      expect(marks).toEqual([{ address: BELA, mark: "suppressed", provider: "cloudflare" }]);
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect(countsOf(world)).toEqual({ [ANNA]: 2, [BELA]: 1, [CILI]: 2 });
      await forget();
    }));
});

describe("an older version that takes over for a while", () => {
  it("does not know who has it: all get it once more, and nothing that joined is lost", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      const answers = mailTo(world, ALL, { [BELA]: fails });
      const start = world.now;
      await plant(world, 1);
      await world.wake();
      await world.runUntil(start + 3 * SECOND);
      const [{ id = "" } = {}] = await messagesOf(world);
      // As it writes a row: it lets another delivery join, and leaves the column alone.
      const [joined = ""] = await plant(world, 1);
      await env.DB.prepare(
        `UPDATE messages SET version = version + 1, made = made + 1,
           deliveries = json_insert(deliveries, '$[#]', json_object('id', ?1, 'made', 1, 'chosen', 1, 'firstAt', ?2, 'dueAt', ?2))
         WHERE id = ?3`,
      )
        .bind(joined, world.now, String(id))
        .run();
      await env.DB.prepare("UPDATE deliveries SET message = ? WHERE id = ?").bind(String(id), joined).run();
      world.restart();
      delete answers[BELA];
      const before = world.got.length;
      const keys = new Set(world.got.map((one) => one.id));
      await world.runUntil(start + HOUR);
      const after = world.got.slice(before);
      expect(after.map(({ part }) => part)).toEqual(ALL);
      for (const one of after) expect([one.title.includes(joined), keys.has(one.id)]).toEqual([true, false]);
      expect(await status(world)).toEqual({ sent: 2 });
    }));

  it("leaves entries in the journal that know of no parts: the message begins anew with all", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      mailTo(world, ALL);
      world.d1 = "refuses writes";
      await plant(world, 1);
      await world.wake();
      await world.runUntil(world.now);
      for (const [key, entry] of await world.storage.list<{ message: { progress?: unknown } }>({ prefix: "entry/" })) {
        const { progress: _, ...message } = entry.message;
        await world.storage.put(key, { ...entry, message });
      }
      world.restart();
      world.d1 = "well";
      await world.wake();
      await world.runUntil(world.now + HOUR);
      expect(partsOf(world)).toEqual([ANNA, ...ALL]);
      expect([await status(world), await entriesLeft(world)]).toEqual([{ sent: 1 }, 0]);
    }));
});

/** A courier that was stopped between a request and its answer. */
function stopsAt(world: World, part: string, count: number): void {
  const { answer } = world;
  let left = count;
  world.answer = (message, sending) => {
    if (sending.part !== part || left === 0) return answer(message, sending);
    left -= 1;
    return new Promise(() => {});
  };
}

describe("a courier that is stopped between a request and its answer", () => {
  it.each(ALL)("repeats that one request alone: to %s", (part) =>
    inWorld(async (world) => {
      world.patience = 30;
      world.restart();
      world.compose = composeIds;
      mailTo(world, ALL);
      stopsAt(world, part, 1);
      const start = world.now;
      await plant(world, 1);
      await world.wake();
      await world.runUntil(start + 3 * SECOND);
      world.restart();
      await world.wake();
      await world.runUntil(start + HOUR);
      expect(countsOf(world)).toEqual({ ...Object.fromEntries(ALL.map((name) => [name, 1])), [part]: 2 });
      expect(await endsOf(world)).toEqual([{ status: "sent", code: "sent" }]);
      expect(await entriesLeft(world)).toBe(0);
    }),
  );
});

describe("while D1 refuses writes", () => {
  it("each recipient gets it once, whatever is forgotten from memory in between, and D1 is told in the end", () =>
    inWorld(async (world) => {
      world.compose = composeIds;
      const answers = mailTo(world, ALL, { [CILI]: fails });
      world.d1 = "refuses writes";
      const start = world.now;
      await plant(world, 1);
      await world.wake();
      for (let minute = 1; minute <= 20; minute += 1) {
        await world.runUntil(start + minute * MINUTE);
        world.restart();
        await world.wake();
      }
      delete answers[CILI];
      await world.runUntil(start + HOUR);
      expect([countsOf(world)[ANNA], countsOf(world)[BELA]]).toEqual([1, 1]);
      const count = countsOf(world)[CILI];
      world.d1 = "well";
      await world.runUntil(start + DAY);
      expect(countsOf(world)[CILI]).toBe(count);
      expect([await endsOf(world), await entriesLeft(world)]).toEqual([[{ status: "sent", code: "sent" }], 0]);
      expect(await messagesOf(world)).toMatchObject([{ made: 2 + (count ?? 0), status: "sent" }]);
    }));
});

it("the answers of a target that is one request are taken as ever", () =>
  inWorld(async (world) => {
    world.compose = composeIds;
    world.answer = () => SENT;
    await plant(world, 1);
    await world.wake();
    await world.runUntil(world.now + MINUTE);
    expect(world.got).toMatchObject([{ part: null }]);
    expect(await messagesOf(world)).toMatchObject([{ parts: null, status: "sent" }]);
  }));
