import { env } from "cloudflare:workers";
import { afterEach, expect, it, vi } from "vitest";
import { BOT_TOKEN, CHANNEL, createWorkspace } from "../../standin/slack/workspace.ts";
import { clockwork } from "../support/clockwork.ts";
import { chatBody, ORIGIN, posted } from "../support/door.ts";
import { playSlack } from "../support/playing-slack.ts";

const START = Date.parse("2032-03-02T09:00:00Z");
const MINUTE = 60_000;

const SETTINGS = {
  ...{ PUBLIC_URL: ORIGIN, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_WEBHOOK_URL: "https://hooks.slack.com/services/T1/B1/a" },
  TARGETS: {
    bot: { channel: "slack", conversation: CHANNEL.id },
    hook: { channel: "slack", webhook: "SLACK_WEBHOOK_URL" },
  },
  RULES: [{ name: "All", match: {}, to: ["bot", "hook"] }],
};

const missed = (chat: number, at: number) => {
  const conversation = [{ from: "Visitor", date: new Date(at).toISOString(), message: "Hello?" }];
  return posted(chatBody(chat, { disposition: "missed", conversation }));
};

let end = async () => {};

afterEach(async () => {
  await end();
  vi.restoreAllMocks();
});

it("Slack that fails whenever there are blocks is sent each alert once as plain text, within the hour", async () => {
  const slack = createWorkspace({ failsAtBlocks: true });
  playSlack(slack);
  const clock = clockwork(SETTINGS, ["bot", "hook"], START, 60 * MINUTE);
  end = clock.end;
  for (const [index, chat] of [4_101, 4_102].entries()) {
    const came = START + index * 90 * MINUTE;
    await clock.until(came);
    expect((await clock.ask(missed(chat, came))).status).toBe(200);
    await clock.until(came + 59 * MINUTE);
    const sent = slack.messages.slice(2 * index);
    expect(sent.map(({ by }) => by).toSorted()).toEqual(["bot", "webhook"]);
    for (const { body } of sent) {
      expect(body.blocks).toBeUndefined();
      expect(String(body.text)).toContain(`(130/${chat})`);
    }
  }
  // Three attempts with blocks before each: the next alert has them first again.
  expect(slack.asked).toHaveLength(2 * 2 * 4);
  const left = env.DB.prepare(
    "SELECT count(*) AS n FROM deliveries WHERE status <> 'sent' AND chat_id IN (4101, 4102)",
  );
  expect(await left.first("n")).toBe(0);
});
