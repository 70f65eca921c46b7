import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { direct } from "../support/direct.ts";
import { chatBody, ORIGIN, posted, SECRET } from "../support/door.ts";
import { faultyDatabase } from "../support/faulty.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { cron, newWatch, rows, setClock, told } from "./support/watching.ts";

nobodyDelivers();

beforeEach(newWatch);
afterEach(() => vi.useRealTimers());

const DAY = 24 * 60;

/** A request comes so many minutes after the start. */
async function at(minutes: number, request: Request, changes: object = {}): Promise<number> {
  setClock(minutes);
  const { response, rest } = await direct(request, changes);
  await rest;
  return response.status;
}

const wrong = () => posted(chatBody(1), "?secret-key=old-secret", { headers: { "CF-Connecting-IP": "203.0.113.7" } });
const seen = () => rows("SELECT kind, count FROM sights ORDER BY kind");

describe("a refused request is told to the engineers", () => {
  it("when its secret is wrong but it is otherwise as VCC Live makes it", async () => {
    expect(await at(0, wrong())).toBe(401);
    expect(await seen()).toEqual([{ kind: "wrong-secret", count: 1 }]);
  });

  it("when its secret is right: a GET, an address that is not listed, a body that is too large", async () => {
    const door = `${ORIGIN}/webhooks/vcc/chat?secret-key=${SECRET}`;
    expect(await at(0, new Request(door))).toBe(405);
    expect(await at(0, posted(chatBody(1)), { VCC_ALLOWED_IPS: "192.0.2.1" })).toBe(403);
    expect(await at(0, posted(" ".repeat(10_000_001)))).toBe(413);
    expect((await seen()).map(({ kind }) => kind)).toEqual(["too-large", "wrong-address", "wrong-method"]);
  });

  it("and never when a stranger only tries the door", async () => {
    const door = `${ORIGIN}/webhooks/vcc/chat`;
    for (const query of ["", "?secret-key=", "?secret=x"]) expect(await at(0, posted("{}", query))).toBe(401);
    expect(await at(0, posted(null, "?secret-key=x"))).toBe(401);
    expect(await at(0, new Request(`${door}?secret-key=x`))).toBe(405);
    expect(await at(0, new Request(door, { method: "DELETE" }))).toBe(405);
    expect(await seen()).toEqual([]);
  });
});

describe("refused requests", () => {
  it("are told once, and again only after a day without any", async () => {
    for (const minute of [0, DAY - 1, 2 * DAY - 2]) {
      await at(minute, wrong());
      await cron(minute + 1);
    }
    expect(await told()).toHaveLength(1);
    await at(3 * DAY, wrong());
    await cron(3 * DAY + 1);
    expect(await told()).toHaveLength(2);
    expect(await seen()).toEqual([{ kind: "wrong-secret", count: 1 }]);
  });

  it("are one write a minute, however many they are, and all counted", async () => {
    const DB = faultyDatabase(env.DB, {});
    for (let request = 0; request < 50; request++) await at(0, wrong(), { DB: DB.d1 });
    const batches = DB.batches();
    await at(1, wrong(), { DB: DB.d1 });
    expect([batches, DB.batches()]).toEqual([1, 2]);
    expect(await seen()).toEqual([{ kind: "wrong-secret", count: 51 }]);
  });

  it("count once when a commit was taken for failed, and get their answer while D1 is away", async () => {
    expect(await at(0, wrong(), { DB: faultyDatabase(env.DB, { failures: 1, commits: true }).d1 })).toBe(401);
    expect(await seen()).toEqual([{ kind: "wrong-secret", count: 1 }]);
    const away = { DB: faultyDatabase(env.DB, { failures: 99, message: "D1_ERROR: away" }).d1 };
    expect(await at(5, wrong(), away)).toBe(401);
    await at(10, wrong());
    expect(await seen()).toEqual([{ kind: "wrong-secret", count: 3 }]);
  });

  it("leave nothing of the stranger's behind: no secret, no body, no address", async () => {
    const logged = vi.spyOn(console, "log").mockImplementation(() => {});
    await at(0, wrong());
    await cron(1);
    const left = JSON.stringify([await rows("SELECT * FROM sights"), await rows("SELECT * FROM deliveries")]);
    for (const word of ["old-secret", "203.0.113.7", "Jane", "chatId"])
      expect(left + logged.mock.calls.join(""), word).not.toContain(word);
    logged.mockRestore();
  });
});
