import { Miniflare } from "miniflare";
import type { Built } from "./build.ts";
import { childOf, cpuOf } from "./cpu.ts";
import { workerConfig } from "./worker-config.ts";

/** What the one who started this process sends to it: once, at the beginning. */
export interface Order extends Built {
  /** Secrets and vars; what is no text arrives as JSON. */
  readonly bindings: Readonly<Record<string, string | object>>;
  /** Where D1, KV and the Courier are kept on disk. */
  readonly persistence: string;
}

/** What is sent back as soon as it takes requests. */
export interface Serving {
  readonly url: string;
  /** The process id of the runtime. */
  readonly workerd: number;
  /** Until the first answer, in milliseconds. */
  readonly startUp: { readonly wall: number; readonly cpu: number };
}

// One Worker in bare Miniflare, in a process of its own: nothing of it runs where the load is made.
process.once("message", async (order: Order) => {
  const started = performance.now();
  const miniflare = new Miniflare({
    workers: [{ config: workerConfig("measured", order, order.bindings) }],
    // The cron never fires by itself here: /cdn-cgi/local/scheduled is its minute.
    unsafeTriggerHandlers: true,
    // The other persistence options of old (d1Persist, kvPersist …) are gone, and would be refused or ignored.
    resourcePersistencePath: order.persistence,
    logRequests: false,
    handleStructuredLogs: () => {},
  });
  process.once("disconnect", async () => {
    await miniflare.dispose();
    process.exit();
  });
  const { href } = await miniflare.ready;
  await (await fetch(href)).arrayBuffer();
  const wall = performance.now() - started;
  const workerd = childOf(process.pid, "workerd");
  const startUp = { wall, cpu: cpuOf(workerd) };
  if (order.schema.length > 0) {
    const db = await miniflare.getD1Database("DB");
    await db.batch(order.schema.map((sql) => db.prepare(sql)));
  }
  process.send?.({ url: href, workerd, startUp } satisfies Serving);
});
