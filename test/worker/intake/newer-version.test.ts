import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { ADMIN, chatBody, get, stored } from "../support/door.ts";

const json = async (path: string): Promise<Readonly<Record<string, unknown>>> =>
  JSON.parse(await (await get(path, { headers: { ...ADMIN, Accept: "application/json" } })).text());

it("what a newer version wrote is shown as far as this one knows it, and breaks no page", async () => {
  await stored(chatBody(1, { disposition: "lost" }));
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO deliveries (id, chat_id, project_id, kind, target, reasons, status, created_at, due_at, attempts)
       VALUES ('130-1-praise-1-slack', 1, 130, 'praise', 'slack', '["lost","adored"]', 'pending', 1, 4000000000000, '[{"new":1}]')`,
    ),
    env.DB.prepare(`UPDATE alerts SET reasons = '["lost","adored"]'`),
  ]);
  expect(await json("/deliveries.json")).toMatchObject({
    deliveries: [{ kind: "alert" }, { kind: "unknown", reasons: ["lost"] }],
  });
  expect(await json("/deliveries/130-1-praise-1-slack")).toMatchObject({ kind: "unknown", attempts: [] });
  for (const path of [
    "/",
    "/chats",
    "/chats/130/1",
    "/deliveries",
    "/deliveries/130-1-praise-1-slack",
    "/alerts.json",
  ]) {
    expect([path, (await get(path, { headers: { ...ADMIN, Accept: "text/html" } })).status]).toEqual([path, 200]);
  }
});
