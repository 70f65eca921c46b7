import { expect, it } from "vitest";
import { render } from "../../../src/channels/slack/render.ts";
import { tooMuch } from "../../channels/support/messages.ts";
import { pressForm } from "../../standin/slack/press.ts";
import { chatBody, stored } from "../support/door.ts";
import { nobodyDelivers } from "../support/no-delivery.ts";
import { bring, changesOf, JANE, signed } from "../support/pressing.ts";

nobodyDelivers();

it("a button of the longest of messages works, in a script that takes the most room in a form", async () => {
  await stored(chatBody(1, { disposition: "missed" }));
  const long = tooMuch("漢".repeat(4_000), `https://alerts.example.com/${"x".repeat(970)}`, false);
  const actions = long.actions && { ...long.actions, chat: "130/1", target: "bot" };
  const body = { ...render({ ...long, items: [], ...(actions && { actions }) }, true) };
  // What Slack adds of its own: the ids of blocks, and who posted.
  const said = {
    channel: "C1",
    ts: "1.1",
    threadTs: null,
    by: "bot",
    body: { ...body, more: "x".repeat(5_000) },
  } as const;
  const form = pressForm(said, { action: "claim", user: JANE }, "https://hooks.slack.com/actions/T1/1/planted");
  expect(form.length).toBeGreaterThan(100_000);
  expect((await bring(await signed(form))).status).toBe(200);
  expect(await changesOf(1)).toHaveLength(1);
});
