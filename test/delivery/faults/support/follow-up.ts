import type { Stage } from "./stage.ts";
import { type Ending, recover, type Story } from "./story.ts";

const MINUTE = 60_000;

const RULES = [{ name: "All", to: ["slack"], escalate: { after: "3m", to: ["slack"] }, remind: "4m" }];

const lost = (chatId: number) => JSON.stringify({ projectId: 7, chatId, disposition: "lost" });

/**
 * Two alerts are told. Of one nobody takes care; the other is claimed, and not resolved. All is well while they come in:
 * how they are recorded is another story.
 */
async function play(stage: Stage): Promise<Ending> {
  stage.calls.end();
  for (const chat of [1, 2]) await stage.post(lost(chat));
  await stage.pass(MINUTE);
  stage.calls.begin();
  await claim(stage);
  await stage.pass(3 * MINUTE);
  await stage.pass(2 * MINUTE);
  stage.calls.end();
  return recover(stage);
}

/** Whoever is answered that it did not work does it once more. */
async function claim(stage: Stage): Promise<void> {
  for (let tries = 0; tries < 3 && (await stage.claim("7/2")) >= 500; tries += 1);
}

export const FOLLOWED_UP: Story = {
  settings: { RULES },
  play,
  recorded: ["1 lost sent", "2 lost sent", "1 escalation sent", "2 escalation suppressed", "2 reminder sent"],
  told: ["Lost chat 7/1", "Lost chat 7/2", "Unclaimed 7/1", "Unresolved 7/2"],
  quarantined: 0,
};
