import { DIGEST } from "./slack.ts";
import type { Stage } from "./stage.ts";
import { type Ending, recover, type Story } from "./story.ts";

const MINUTE = 60_000;

const LOST = JSON.stringify({ projectId: 7, chatId: 1, contactId: 11, disposition: "lost" });
const ANSWERED = JSON.stringify({
  ...{ projectId: 7, chatId: 2, contactId: 11, disposition: "completed", lastAgentName: "Kovács Éva" },
  conversation: [
    { from: "Visitor", date: "2026-11-24T09:02:00Z", message: "Hello?" },
    { from: "Kovács Éva", date: "2026-11-24T09:02:30Z", message: "Hello!" },
  ],
});

/** A customer who was lost comes back and is answered; a little later the digest of the day is due. */
async function play(stage: Stage): Promise<Ending> {
  stage.calls.end();
  await stage.post(LOST);
  await stage.pass(3 * MINUTE);
  stage.calls.begin();
  const status = await stage.post(ANSWERED);
  await stage.pass(2 * MINUTE);
  await stage.sweep();
  await stage.pass(MINUTE);
  stage.calls.end();
  if (status >= 500) await stage.post(ANSWERED);
  return recover(stage);
}

export const CAME_BACK: Story = {
  settings: { TIME_ZONE: "UTC", DIGEST_DAILY: "09:04" },
  play,
  recorded: ["1 lost sent", "1 change sent"],
  told: ["Lost chat 7/1", "Came back 7/1", DIGEST],
  quarantined: 0,
};
