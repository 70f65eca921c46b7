import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Order, Serving } from "./serve.ts";

/** A Worker that can be killed, and comes back on the same disk. */
export interface Mortal {
  /** Where it is now; null while it is dead. */
  url(): string | null;
  start(): Promise<void>;
  /** SIGKILL: nothing of it gets to finish anything. */
  kill(): Promise<void>;
  /** Ends it in peace. */
  stop(): Promise<void>;
}

export function mortal(order: Order): Mortal {
  let running: { readonly child: ChildProcess; readonly serving: Serving } | null = null;
  let isNew = true;
  return {
    url: () => running?.serving.url ?? null,
    async start() {
      const child = fork(fileURLToPath(new URL("serve.ts", import.meta.url)), {
        stdio: ["ignore", "ignore", "inherit", "ipc"],
      });
      child.send({ ...order, schema: isNew ? order.schema : [] } satisfies Order);
      isNew = false;
      running = { child, serving: await firstMessage(child) };
    },
    async kill() {
      if (running === null) return;
      const { child, serving } = running;
      running = null;
      const ended = once(child, "exit");
      process.kill(serving.workerd, "SIGKILL");
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      if (running === null) return;
      const { child } = running;
      running = null;
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

async function firstMessage(child: ChildProcess): Promise<Serving> {
  const message = once(child, "message").then(([serving]: Serving[]) => serving);
  const failed = once(child, "exit").then(([code]) => {
    throw new Error(`the Worker could not be started: its process ended with ${code}`);
  });
  failed.catch(() => {});
  const serving = await Promise.race([message, failed]);
  if (serving === undefined) throw new Error("the Worker's process sent nothing");
  return serving;
}
