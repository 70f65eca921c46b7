import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { but, direct } from "../support/direct.ts";
import { get, posted } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { cron, DAY, later } from "./support/cron.ts";
import { erased, erasure, settled } from "./support/erasure.ts";
import { empty, placesOf } from "./support/everything.ts";
import { chatOf, NAME, oddChatOf } from "./support/planted.ts";

nobodyDelivers();
beforeEach(empty);
afterEach(() => vi.useRealTimers());

/** What is read, and then decided on. */
const HELD = "SELECT chats.receipt";
const OVER = "gone IS NULL AND received_at < ?";

/** D1, and what happens right after the first batch that has such a statement. */
function rightAfter(sql: string, happens: () => Promise<unknown>) {
  let happened = false;
  const batch = async (statements: D1PreparedStatement[]) => {
    const results = await env.DB.batch(statements);
    if (!happened && statements.some((statement) => String(Reflect.get(statement, "statement")).includes(sql))) {
      happened = true;
      await happens();
    }
    return results;
  };
  return { DB: but(env.DB, { batch }) };
}

async function send(body: string, changes: object): Promise<unknown> {
  const { response, rest } = await direct(posted(body), changes);
  await rest;
  return response.json();
}

it("an erasure that a request and the cron bring to its end at the same time has one receipt", async () => {
  await settled(chatOf(9, 1));
  const both = rightAfter("INDEXED BY stale_unconfirmed", () => cron(1));
  const { body } = await erasure("DELETE", "/chats/130/1", both);
  expect(body).toMatchObject({ status: "done" });
  const receipts = await env.DB.prepare("SELECT count(*) AS n FROM audit WHERE action = 'erased'").first("n");
  expect(receipts).toBe(1);
});

it("a look of retention that two runs bring to its end at the same time is told once", async () => {
  await settled(chatOf(9, 1));
  later(200 * DAY);
  await cron(
    1,
    rightAfter("FROM quarantine WHERE last_at", () => cron(1)),
  );
  const { results } = await env.DB.prepare("SELECT what FROM audit").all();
  expect(results).toMatchObject([{ what: expect.stringMatching(/^1 chat /) }]);
});

describe("a revision that is about to be written", () => {
  beforeEach(() => settled(chatOf(9, 1)));

  it("is not, if the chat is erased meanwhile", async () => {
    const answer = await send(
      oddChatOf(9, 1),
      rightAfter(HELD, () => erased("/chats/130/1")),
    );
    expect(answer).toMatchObject({ revision: 0, status: "unchanged" });
    expect(await placesOf(NAME)).toEqual([]);
  });

  it("lies on top, whatever it is, if the chat expires meanwhile", async () => {
    later(200 * DAY);
    const older = chatOf(9, 1, { conversation: [] });
    expect(
      await send(
        older,
        rightAfter(HELD, () => cron(1)),
      ),
    ).toMatchObject({ revision: 2, status: "updated" });
    expect((await get("/chats/130/1")).headers.get("X-Chat-Revision")).toBe("2");
  });
});

it("a chat of which something comes in just before it would expire does not", async () => {
  await settled(chatOf(9, 1));
  later(200 * DAY);
  await cron(
    1,
    rightAfter(OVER, () => settled(oddChatOf(9, 1))),
  );
  expect((await get("/chats/130/1")).headers.get("X-Chat-Revision")).toBe("2");
  const { results } = await env.DB.prepare("SELECT chats FROM expiries").all();
  expect(results).toEqual([{ chats: 0 }]);
});
