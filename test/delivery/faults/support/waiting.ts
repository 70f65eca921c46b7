import type { Stage } from "./stage.ts";
import { type Ending, recover, type Story } from "./story.ts";

const MINUTE = 60_000;

const lost = (chatId: number) => JSON.stringify({ projectId: 7, chatId, disposition: "lost" });

/**
 * Slack asks to be left alone for a day. An alert goes to another; a little later it is asked once more, and takes one. All
 * is well while they come in: how they are recorded is another story.
 */
async function play(stage: Stage): Promise<Ending> {
  stage.calls.end();
  stage.refuseUntil(Date.now() + 20 * MINUTE);
  await stage.post(lost(1));
  stage.calls.begin();
  await stage.pass(MINUTE);
  stage.calls.end();
  // What is asked in vain is asked again by the cron.
  for (let minutes = 0; minutes < 3; minutes += 1) {
    await stage.sweep();
    await stage.pass(MINUTE);
  }
  await stage.pass(60 * MINUTE);
  await stage.post(lost(2));
  await stage.pass(MINUTE);
  return recover(stage);
}

export const WAITING: Story = {
  settings: {
    TARGETS: {
      slack: { channel: "slack", webhook: "SLACK_WEBHOOK_URL", fallback: "leads" },
      leads: { channel: "slack", webhook: "SLACK_WEBHOOK_URL" },
    },
    RULES: [{ name: "All", to: ["slack"] }],
  },
  play,
  recorded: ["1 lost suppressed", "2 lost sent", "for leads: 1 lost pending"],
  told: ["Lost chat 7/2"],
  quarantined: 0,
};
