import type { Channel, Sending } from "../channel.ts";
import type { Message } from "../message.ts";
import { classifyPagerDuty } from "./classify.ts";
import { type Action, dedupKeyOf, stepOf } from "./incident.ts";
import { render } from "./render.ts";
import { noticeKey, testKey } from "./service-key.ts";
import type { PagerDutyOptions } from "./settings.ts";

const HEADERS = { "Content-Type": "application/json; charset=utf-8" };

export const send: Channel<PagerDutyOptions>["send"] = async (message, { key, api }, { post, now }, sending) => {
  const action = actionOf(message, sending);
  const dedupKey = await keyFor(message, action, sending, now());
  const body = JSON.stringify(render(message, { routingKey: key, action, dedupKey }, now()));
  const answer = await post({ url: `${api}/v2/enqueue`, headers: HEADERS, body });
  return classifyPagerDuty(answer, message.event === undefined ? null : dedupKey, now());
};

function actionOf(message: Message, { part }: Sending): Action {
  const step = stepOf(message);
  if (step !== "renew") return step;
  return part === "resolve" ? "resolve" : "trigger";
}

async function keyFor(message: Message, action: Action, sending: Sending, now: number): Promise<string> {
  const { event, kind, thread } = message;
  if (event !== undefined) return dedupKeyOf(event, action, thread);
  return kind === "test" ? testKey(sending.id) : noticeKey(message, now);
}
