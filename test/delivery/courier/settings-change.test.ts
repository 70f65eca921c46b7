import { createScheduledController, env, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import worker, { Courier } from "../../../src/index.ts";
import { but, direct } from "../../worker/support/direct.ts";
import { chatBody, posted } from "../../worker/support/door.ts";

/** Where each message went, and its sentence. */
const told: { readonly url: string; readonly text: string }[] = [];
let answers = 200;

const SALES = { channel: "slack", webhook: "SLACK_SALES_URL" };
const RULES = [{ name: "All", match: {}, to: ["sales"] }];
const SECRETS = {
  SLACK_SALES_URL: "https://hooks.slack.test/sales",
  SLACK_OTHER_URL: "https://hooks.slack.test/other",
};
const BEFORE = { ...SECRETS, TARGETS: { sales: SALES }, RULES };

beforeEach(() => {
  told.length = 0;
  answers = 200;
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
    if (answers === 200) told.push({ url: String(url), text: JSON.parse(String(init?.body)).text });
    return new Response(answers === 200 ? "ok" : "server_error", { status: answers });
  });
});

afterEach(() => vi.restoreAllMocks());

/** A chat is recorded under one set of settings, and its courier wakes under another. */
async function delivered(chatId: number, before: object, after: object, target = "sales"): Promise<void> {
  const asleep = { COURIER: { getByName: () => ({ wake: async () => {} }) } };
  const { response, rest } = await direct(posted(chatBody(chatId, { disposition: "lost" })), { ...before, ...asleep });
  await rest;
  expect(response.status).toBe(200);
  await deliver(target, after);
}

/** One round of a target's courier, in the runtime's own storage. */
async function deliver(target: string, settings: object): Promise<void> {
  await runInDurableObject(env.COURIER.getByName(target), async (_, state) => {
    const courier = new Courier(state, { ...env, ...settings });
    await courier.wake(target);
    await state.storage.deleteAlarm();
    await courier.alarm();
    await state.storage.deleteAlarm();
  });
}

async function recorded(chatId: number) {
  const query = env.DB.prepare("SELECT target, status, other_target FROM deliveries WHERE chat_id = ? ORDER BY target");
  return (await query.bind(chatId).all()).results;
}

describe("settings that change under what is pending", () => {
  it("removed: the default target hears, and is told for whom it was", async () => {
    await delivered(1, BEFORE, { ...SECRETS, RULES: [] });
    expect(await recorded(1)).toEqual([
      { target: "sales", status: "suppressed", other_target: null },
      { target: "slack", status: "pending", other_target: "sales" },
    ]);
    await deliver("slack", { ...SECRETS, RULES: [] });
    expect(told).toMatchObject([
      { url: expect.stringContaining("T000/B000"), text: expect.stringContaining("(130/1)") },
    ]);
  });

  it("renamed: the same, as the old name is gone", async () => {
    const renamed = { ...SECRETS, TARGETS: { hotline: SALES }, RULES: [{ name: "All", match: {}, to: ["hotline"] }] };
    await delivered(2, BEFORE, renamed);
    expect(await recorded(2)).toMatchObject([{ target: "sales", status: "suppressed" }, { target: "slack" }]);
  });

  it("changed: the next send goes where the target is now, and says it as it is now", async () => {
    const changed = { sales: { ...SALES, webhook: "SLACK_OTHER_URL", locale: "hu" } };
    await delivered(3, BEFORE, { ...BEFORE, TARGETS: changed });
    expect(told).toMatchObject([{ url: SECRETS.SLACK_OTHER_URL, text: expect.stringContaining("Elveszett") }]);
    expect(await recorded(3)).toMatchObject([{ target: "sales", status: "sent" }]);
  });

  it("changed between two attempts: the second goes by the new ones", async () => {
    answers = 500;
    await delivered(4, BEFORE, BEFORE);
    answers = 200;
    await env.DB.prepare("UPDATE deliveries SET due_at = 0 WHERE chat_id = 4").run();
    await runInDurableObject(env.COURIER.getByName("sales"), (_, state) => state.storage.delete("target-memory"));
    await deliver("sales", { ...BEFORE, TARGETS: { sales: { ...SALES, webhook: "SLACK_OTHER_URL" } } });
    expect(told).toMatchObject([{ url: SECRETS.SLACK_OTHER_URL }]);
  });

  it("wrong: nothing is sent and nothing ends, until they are right", async () => {
    await delivered(5, BEFORE, { ...BEFORE, TIME_ZONE: "Nowhere" });
    expect(await recorded(5)).toEqual([{ target: "sales", status: "pending", other_target: null }]);
  });

  it("removed while switched off: the sweep wakes its courier, so that nothing is kept for nobody", async () => {
    await env.DB.prepare("INSERT INTO outages (target, since, reason) VALUES ('sales', 1, 'gone')").run();
    await delivered(6, BEFORE, BEFORE);
    expect(await recorded(6)).toMatchObject([{ target: "sales", status: "pending" }]);
    const woken: string[] = [];
    const COURIER = but(env.COURIER, { getByName: (name: string) => ({ wake: async () => void woken.push(name) }) });
    const sweep = (settings: object) => worker.scheduled(createScheduledController(), { ...env, ...settings, COURIER });
    await sweep(BEFORE);
    expect(woken).not.toContain("sales");
    await sweep({ ...SECRETS, RULES: [] });
    expect(woken).toContain("sales");
    await deliver("sales", { ...SECRETS, RULES: [] });
    expect(await recorded(6)).toMatchObject([{ target: "sales", status: "suppressed" }, { target: "slack" }]);
  });
});
