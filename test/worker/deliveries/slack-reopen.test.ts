import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { chatBody, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { changesOf, JANE, PETER, press } from "../support/pressing.ts";

nobodyDelivers();

it("a button opens an alert again, whoever had it, and then it can be claimed anew", async () => {
  await stored(chatBody(1, { disposition: "missed" }));
  for (const [action, user] of [
    ["claim", JANE],
    ["reopen", PETER],
    ["claim", PETER],
  ] as const)
    expect(await press(1, "bot", action, user)).toBe(200);
  expect((await changesOf(1)).map(([who, , action]) => [who, action])).toEqual([
    ["jane.smith (Slack U0JANE)", "claim"],
    ["peter.novak (Slack U0PETER)", "reopen"],
    ["peter.novak (Slack U0PETER)", "claim"],
  ]);
  const status = await env.DB.prepare("SELECT state, who FROM alerts WHERE chat_id = 1").first();
  expect(status).toEqual({ state: "claimed", who: "peter.novak (Slack U0PETER)" });
});
