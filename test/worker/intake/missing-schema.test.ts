import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { chatBody, get, post } from "../support/door.ts";

beforeAll(async () => {
  for (const table of ["chats", "revisions", "rest", "alerts", "deliveries", "quarantine", "facts", "sights"])
    await env.DB.prepare(`DROP TABLE ${table}`).run();
});

it("on a database that is not migrated yet a chat is answered 503, and comes again", async () => {
  const response = await post(chatBody(1));
  expect(response.status).toBe(503);
  expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(0);
  expect(await response.text()).not.toMatch(/table|SQL/i);
});

it("and so is everything else that looks into it", async () => {
  for (const path of ["/chats/130/1", "/chats/1", "/quarantine.json"]) expect((await get(path)).status).toBe(503);
  expect((await post("{")).status).toBe(503);
  const health = await get("/healthz");
  expect(health.status).toBe(503);
  expect(await health.json()).toMatchObject({ checks: { settings: "ok", database: "failing" } });
});
