import { describe, expect, it } from "vitest";
import { direct } from "../support/direct.ts";
import { ADMIN, chatBody, get, ORIGIN, posted } from "../support/door.ts";

const WRONG = { LOCALE: "xx", TIME_ZONE: "Nowhere", SLACK_WEBHOOK_URL: undefined };

async function health(changes: object, headers: Record<string, string> = {}) {
  const { response } = await direct(new Request(`${ORIGIN}/healthz`, { headers }), changes);
  return { status: response.status, body: await response.text() };
}

describe("a Worker with wrong settings", () => {
  it("answers a chat 503 with Retry-After, stores nothing, and does not say why", async () => {
    const { response } = await direct(posted(chatBody(1)), WRONG);
    expect(response.status).toBe(503);
    expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(0);
    expect(await response.text()).not.toMatch(/LOCALE|TIME_ZONE|SLACK|Nowhere/);
    expect((await get("/chats/130/1")).status).toBe(404);
  });

  it("still lets no stranger in", async () => {
    expect((await direct(posted(chatBody(1), "?secret-key=wrong"), WRONG)).response.status).toBe(401);
  });

  it("names every mistake to the admin", async () => {
    const { status, body } = await health(WRONG, ADMIN);
    expect(status).toBe(503);
    for (const words of ["SLACK_WEBHOOK_URL is not set", 'TIME_ZONE \\"Nowhere\\"', 'LOCALE \\"xx\\"'])
      expect(body).toContain(words);
  });

  it.each([
    ["nobody", {}, WRONG],
    ["somebody with a wrong token", { Authorization: "Bearer wrong" }, WRONG],
    ["anybody while no token is set", { Authorization: "Bearer undefined" }, { ...WRONG, ADMIN_TOKEN: undefined }],
    ["anybody while the token is empty", { Authorization: "Bearer " }, { ...WRONG, ADMIN_TOKEN: "" }],
  ])("names only its checks to %s", async (_, headers, changes) => {
    const { status, body } = await health(changes, headers);
    expect(status).toBe(503);
    expect(JSON.parse(body)).toEqual({
      status: "failing",
      checks: { settings: "failing", database: "ok", cron: "waiting", deliveries: "ok" },
    });
  });

  it("is well once they are right", async () => {
    expect((await health({})).status).toBe(200);
  });
});
