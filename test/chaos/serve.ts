import { Miniflare } from "miniflare";
import type { Built } from "../bench/build.ts";
import { childOf } from "../bench/cpu.ts";
import { workerConfig } from "../bench/worker-config.ts";

/** What the one who started this process sends to it: once, at the beginning. */
export interface Order extends Built {
  readonly vars: Readonly<Record<string, string | object>>;
  /** Where D1, KV and the couriers are kept on disk. */
  readonly persistence: string;
}

/** What is sent back as soon as it takes requests. */
export interface Serving {
  readonly url: string;
  /** The process id of the runtime. */
  readonly workerd: number;
}

// The Worker in a process of its own, which can be killed at any moment.
process.once("message", async (order: Order) => {
  const miniflare = new Miniflare({
    workers: [{ config: workerConfig("killed", order, order.vars) }],
    unsafeTriggerHandlers: true,
    resourcePersistencePath: order.persistence,
    logRequests: false,
    handleStructuredLogs: () => {},
  });
  process.once("disconnect", async () => {
    await miniflare.dispose();
    process.exit();
  });
  const { href } = await miniflare.ready;
  if (order.schema.length > 0) {
    const db = await miniflare.getD1Database("DB");
    await db.batch(order.schema.map((sql) => db.prepare(sql)));
  }
  process.send?.({ url: href, workerd: childOf(process.pid, "workerd") } satisfies Serving);
});
