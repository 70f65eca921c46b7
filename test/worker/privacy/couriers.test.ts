import { env } from "cloudflare:workers";
import { expect, it, vi } from "vitest";
import { but, direct } from "../support/direct.ts";
import { chatBody, posted } from "../support/door.ts";

/** Couriers that say where they are asked for; the local runtime knows no jurisdiction. */
async function wokenIn(settings: object): Promise<readonly string[]> {
  const asked: string[] = [];
  const at = (place: string) => ({
    getByName: (name: string) => ({ wake: async () => void asked.push(`${place} ${name}`) }),
  });
  const COURIER = but(env.COURIER, { ...at("anywhere"), jurisdiction: (name: string) => at(name) });
  vi.spyOn(console, "log").mockImplementation(() => {});
  const { response, rest } = await direct(posted(chatBody(asked.length + 77, { disposition: "lost" })), {
    ...settings,
    COURIER,
  });
  await rest;
  expect(response.status).toBe(200);
  return asked;
}

it("couriers live in the jurisdiction that the settings name, and only there", async () => {
  expect(await wokenIn({ JURISDICTION: "eu" })).toEqual(["eu slack"]);
  await env.DB.prepare("DELETE FROM chats").run();
  expect(await wokenIn({})).toEqual(["anywhere slack"]);
});
