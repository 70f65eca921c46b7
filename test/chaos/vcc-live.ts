import { setTimeout as wait } from "node:timers/promises";
import { chatBody, PROJECT } from "../bench/bodies.ts";

/** One chat that VCC Live posts until it is answered 200. */
export interface Posted {
  readonly chatId: number;
  /** By which its rule knows it; null where nobody needs to hear of it. */
  readonly queue: string | null;
  /** Every answer it got; 0 where none came. */
  readonly answers: number[];
}

/** One of so many needs attention. */
const ALERTING = 25;
/** Of VCC Live, in milliseconds. */
const PATIENCE = 10_000;

/** Plays VCC Live: what is not answered 200 is brought again. `url` is where the Worker is, null while it is dead. */
export function vccLive(url: () => string | null, secret: string, queues: readonly string[]) {
  const posted: Posted[] = [];
  const under: Promise<void>[] = [];

  async function bring(chat: Posted): Promise<void> {
    const { chatId, queue, answers } = chat;
    const more = queue === null ? {} : { disposition: "missed", lastQueueName: queue };
    const body = new Uint8Array(chatBody(chatId, 4, more));
    const signal = AbortSignal.timeout(PATIENCE);
    const request = { method: "POST", body, signal };
    const address = url();
    const answer =
      address === null ? null : fetch(`${address}webhooks/vcc/chat?secret-key=${secret}`, request).catch(() => null);
    answers.push((await answer)?.status ?? 0);
  }

  return {
    posted,
    /** New chats, evenly, whatever becomes of them. */
    async post(perSecond: number, isOver: () => boolean): Promise<void> {
      const started = performance.now();
      while (!isOver()) {
        const chatId = posted.length + 1;
        const queue = chatId % ALERTING === 0 ? queues[(chatId / ALERTING) % queues.length] : undefined;
        const chat = { chatId, queue: queue ?? null, answers: [] };
        posted.push(chat);
        under.push(bring(chat));
        await wait(Math.max(0, started + (posted.length * 1000) / perSecond - performance.now()));
      }
      await Promise.all(under);
    },
    /** Until everything has been answered 200. */
    async bringAgain(): Promise<void> {
      for (const owed of pages(posted.filter(({ answers }) => !answers.includes(200))))
        await Promise.all(owed.map(bring));
      if (posted.some(({ answers }) => !answers.includes(200))) {
        await wait(500);
        await this.bringAgain();
      }
    },
  };
}

export function nameOf({ chatId }: Posted): string {
  return `${PROJECT}/${chatId}`;
}

function pages(chats: readonly Posted[]): readonly (readonly Posted[])[] {
  return Array.from({ length: Math.ceil(chats.length / 20) }, (_, page) => chats.slice(page * 20, page * 20 + 20));
}
