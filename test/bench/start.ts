import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Built } from "./build.ts";
import { cpuOf } from "./cpu.ts";
import type { Order, Serving } from "./serve.ts";

export const SECRETS = {
  VCC_SECRET_KEY: "bench-secret-key-of-32-characters",
  ADMIN_TOKEN: "bench-admin-token-of-32-characters",
} as const;

/** A Worker that runs. */
export interface Running extends Serving {
  /** Where VCC Live would post. */
  readonly webhook: string;
  /** CPU time of the runtime since its start, in milliseconds. */
  cpu(): number;
  /** Ends it, and erases the disk where that is its own. */
  stop(): Promise<void>;
}

/** `disk` is the folder under which every Worker's data is kept; `targets` are the settings of who hears of alerts. */
export async function start(built: Built, disk: string, targets: Order["bindings"]): Promise<Running> {
  const persistence = mkdtempSync(join(disk, "state-"));
  const worker = await startOn(persistence, built, targets);
  return {
    ...worker,
    async stop() {
      await worker.stop();
      rmSync(persistence, { recursive: true, force: true });
    },
  };
}

/** The same on a disk of the caller's, which is kept when it ends. One that has its tables already takes no `schema`. */
export async function startOn(persistence: string, built: Built, targets: Order["bindings"]): Promise<Running> {
  const child = fork(fileURLToPath(new URL("serve.ts", import.meta.url)), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const bindings = { ...SECRETS, ...targets, TIME_ZONE: "Europe/Budapest" };
  child.send({ ...built, bindings, persistence } satisfies Order);
  const serving = await firstMessage(child);
  return {
    ...serving,
    webhook: `${serving.url}webhooks/vcc/chat?secret-key=${SECRETS.VCC_SECRET_KEY}`,
    cpu: () => cpuOf(serving.workerd),
    async stop() {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

async function firstMessage(child: ChildProcess): Promise<Serving> {
  const failed = once(child, "exit").then(([code]) => {
    throw new Error(`the Worker could not be started: its process ended with ${code}`);
  });
  const message = once(child, "message").then(([serving]: Serving[]) => serving);
  const serving = await Promise.race([message, failed]);
  failed.catch(() => {});
  if (serving === undefined) throw new Error("the Worker's process sent nothing");
  return serving;
}
