import { env, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { erased, settled } from "./support/erasure.ts";
import { empty, placesOf } from "./support/everything.ts";
import { chatOf, NAME } from "./support/planted.ts";

beforeEach(empty);
afterEach(() => vi.restoreAllMocks());

const courier = () => env.COURIER.getByName("slack");

/** How many messages the courier has in its journal. */
function journal(): Promise<number> {
  return runInDurableObject(courier(), async (_, { storage }) => (await storage.list({ prefix: "entry/" })).size);
}

/** Slack, which answers when it is told to. */
function playSlack() {
  const answer = Promise.withResolvers<Response>();
  const fetched = vi.spyOn(globalThis, "fetch").mockImplementation(async () => (await answer.promise).clone());
  return {
    got: () => fetched.mock.calls.length,
    answer: (status: number) => answer.resolve(new Response("", { status })),
  };
}

describe("an alert that is being told while its chat is erased", () => {
  it("leaves nothing behind, and is not told again where that fails", async () => {
    const slack = playSlack();
    await settled(chatOf(9, 1));
    await vi.waitFor(() => expect(slack.got()).toBe(1));
    expect(await journal()).toBe(1);
    expect(await placesOf(NAME)).not.toContain("courier");
    await erased("/chats/130/1");
    slack.answer(500);
    await vi.waitFor(async () => expect(await journal()).toBe(0), 10_000);
    await runDurableObjectAlarm(courier());
    expect(slack.got()).toBe(1);
    expect(await placesOf(NAME)).toEqual([]);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM deliveries WHERE kind = 'alert'").first("n")).toBe(0);
  });
});
