import { createExecutionContext, createScheduledController, env, waitOnExecutionContext } from "cloudflare:test";
import { afterEach, describe, expect, it, vi } from "vitest";
import worker from "../../../src/index.ts";

afterEach(() => vi.restoreAllMocks());

describe("the sweep of each minute", () => {
  it("delivers an alert whose wake-up was lost", async () => {
    const posted = playSlack();
    const deaf = new Proxy(env.COURIER, { get: () => () => ({ wake: () => Promise.reject(new Error("lost")) }) });
    const response = await receive({ ...env, COURIER: deaf }, { projectId: 5, chatId: 1, disposition: "lost" });
    expect(response.status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(posted).toEqual([]);
    await sweep();
    await vi.waitFor(() => expect(posted).toHaveLength(1), 5_000);
    await vi.waitFor(async () => expect(await statusOf("5-1-alert-1-slack")).toBe("sent"), 5_000);
  });

  it("wakes nobody when nothing is overdue", async () => {
    const woken: string[] = [];
    const couriers = new Proxy(env.COURIER, { get: () => (name: string) => ({ wake: async () => woken.push(name) }) });
    await sweep({ ...env, COURIER: couriers });
    expect(woken).toEqual([]);
  });

  it("does not fail while D1 is away", async () => {
    const away = new Proxy(env.DB, { get: () => () => fail() });
    const logged = vi.spyOn(console, "log").mockImplementation(() => {});
    await sweep({ ...env, DB: away });
    expect(logged.mock.calls.join("")).toContain('"event":"sweep","outcome":"failed"');
  });
});

function fail(): never {
  throw new Error("no such table: deliveries");
}

function playSlack(): string[] {
  const posted: string[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (_, init) => {
    posted.push(String(init?.body));
    return new Response("ok");
  });
  return posted;
}

async function receive(bindings: Env, chat: object): Promise<Response> {
  const context = createExecutionContext();
  const url = "https://alerts.test/webhooks/vcc/chat?secret-key=test-vcc-secret-of-32-characters";
  const request = new Request(url, {
    method: "POST",
    body: JSON.stringify(chat),
  });
  const response = await worker.fetch(request, bindings, context);
  await waitOnExecutionContext(context);
  return response;
}

async function sweep(bindings: Env = env): Promise<void> {
  await worker.scheduled(createScheduledController(), bindings);
}

async function statusOf(id: string): Promise<unknown> {
  return env.DB.prepare("SELECT status FROM deliveries WHERE id = ?").bind(id).first("status");
}
