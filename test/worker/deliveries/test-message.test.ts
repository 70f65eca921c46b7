import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { checkSlack } from "../../standin/slack-check.ts";
import { chatBody, get, stored } from "../support/door.ts";

/** What the other side got, and when. */
const told: { readonly body: string; readonly at: number }[] = [];
const answers: Response[] = [];

beforeEach(() => {
  told.length = 0;
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(globalThis, "fetch").mockImplementation(async (_, init) => {
    told.push({ body: String(init?.body), at: Date.now() });
    return answers.shift() ?? new Response("ok");
  });
});

afterEach(() => vi.restoreAllMocks());

async function tested(name: string, init: RequestInit = {}) {
  const response = await get(`/targets/${name}/test`, { method: "POST", ...init });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

describe("POST /targets/{name}/test", () => {
  it("tells the target that it is a test and that all is well, and answers what the other side said", async () => {
    const { status, body } = await tested("slack");
    expect([status, body]).toEqual([
      200,
      {
        ...{ outcome: "sent", status: 200, note: "answered 200", code: "answered", args: { status: 200 } },
        ...{ milliseconds: expect.any(Number), switchedOn: false },
      },
    ]);
    expect(told).toHaveLength(1);
    expect(told[0]?.body).toContain("Test message for the target slack: all is well, and there is nothing to do.");
    expect(checkSlack(JSON.parse(told[0]?.body ?? ""))).toBeNull();
  });

  it("answers 200 with the other side's refusal too", async () => {
    answers.push(new Response("no_service", { status: 404 }));
    expect((await tested("slack")).body).toMatchObject({ outcome: "out-of-order", status: 404, switchedOn: false });
  });

  it("keeps the target's pace, and records nothing", async () => {
    await Promise.all([tested("slack"), tested("slack"), stored(chatBody(1, { disposition: "lost" }))]);
    await vi.waitFor(() => expect(told).toHaveLength(3), 10_000);
    const gaps = told.slice(1).map(({ at }, index) => at - (told[index]?.at ?? 0));
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(990);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM deliveries").first("n")).toBe(1);
  });

  it("names the target that was meant", async () => {
    const { status, body } = await tested("slck");
    expect([status, body.detail]).toEqual([404, 'The settings name no such target; did you mean "slack"?']);
    expect(told).toEqual([]);
  });

  it("is 401 without the admin token, for every name", async () => {
    for (const name of ["slack", "nobody"]) expect((await tested(name, { headers: {} })).status).toBe(401);
    expect(told).toEqual([]);
  });

  it("is sent though the target asked to be left alone for long, and says whether it takes something again", async () => {
    answers.push(new Response("slow down", { status: 429, headers: { "Retry-After": "7200" } }));
    const note = "answered 429, asked to wait 7200 s";
    const code = { code: "answered", args: { status: 429, asked: 7200 } };
    expect((await tested("slack")).body).toMatchObject({ outcome: "retry", status: 429, note, ...code });
    expect((await tested("slack")).body).toMatchObject({ outcome: "sent", status: 200 });
    expect(told).toHaveLength(2);
  });
});
