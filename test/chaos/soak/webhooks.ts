import type { Agent } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { answerTo } from "../../bench/load.ts";
import { ALERTING, cameBack, type Drawn, drawn } from "./chats.ts";

/** A chat that VCC Live posted. Instants in milliseconds since 1970. */
export interface Posted extends Pick<Drawn, "chatId" | "alerting"> {
  readonly postedAt: number;
  /** 0 while there is no answer, and where none came. */
  status: number;
  answeredAt: number;
  /** From the beginning of the request to the end of the answer. */
  milliseconds: number;
}

/** Posts chats evenly until `end`, whatever becomes of them, and adds them to `posted`. */
export async function postChats(
  webhook: string,
  perSecond: number,
  posted: Posted[],
  end: number,
  agent: Agent,
): Promise<void> {
  const started = performance.now();
  const left = end - Date.now();
  const under: Promise<void>[] = [];
  const backs: { readonly chatId: number; readonly at: number }[] = [];
  for (let chatId = 1; performance.now() - started < left; chatId += 1) {
    const now = Date.now();
    const isBack = chatId % ALERTING !== 0 && (backs[0]?.at ?? Number.POSITIVE_INFINITY) <= now;
    const back = isBack ? backs.shift() : undefined;
    const chat = back === undefined ? drawn(chatId, now) : cameBack(chatId, back.chatId, now);
    const seconds = chat.alerting?.fate.back ?? null;
    if (seconds !== null) backs.push({ chatId, at: now + seconds * 1000 });
    under.push(post(chat, webhook, posted, agent));
    await wait(Math.max(0, started + (chatId * 1000) / perSecond - performance.now()));
  }
  await Promise.all(under);
}

async function post({ chatId, alerting, body }: Drawn, url: string, posted: Posted[], agent: Agent): Promise<void> {
  const one: Posted = { chatId, alerting, postedAt: Date.now(), status: 0, answeredAt: 0, milliseconds: 0 };
  posted.push(one);
  const answer = await answerTo({ method: "POST", url, body }, agent).catch(() => null);
  if (answer !== null) Object.assign(one, { ...answer, answeredAt: Date.now() });
}
