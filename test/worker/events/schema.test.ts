import { expect, it } from "vitest";
import { webhookSchema } from "../../../src/channels/webhook/schema.ts";
import { direct } from "../support/direct.ts";
import { ORIGIN } from "../support/door.ts";

const PATH = "/schema/alert.json";

it("is served to everybody as a JSON Schema with its own address and a version", async () => {
  const { response } = await direct(new Request(ORIGIN + PATH), {});
  expect(response.status).toBe(200);
  expect(response.headers.get("Content-Type")).toBe("application/schema+json");
  const schema = await response.json();
  expect(schema).toEqual(webhookSchema(ORIGIN + PATH));
  expect(schema).toMatchObject({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: ORIGIN + PATH,
    version: "1",
    $defs: { alertEvent: { properties: { schemaVersion: { enum: ["1"] } } } },
  });
});

it("is served to HEAD without a body, and while the settings are wrong", async () => {
  const { response } = await direct(new Request(ORIGIN + PATH, { method: "HEAD" }), { RETENTION_DAYS: "never" });
  expect([response.status, await response.text()]).toEqual([200, ""]);
});
