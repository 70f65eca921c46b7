import { Miniflare } from "miniflare";
import type { Built } from "../bench/build.ts";
import { childOf } from "../bench/cpu.ts";

/** What the one who started this process sends to it: once, at the beginning. */
export interface Order extends Omit<Built, "hasCourier"> {
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
    workers: [{ config: configOf(order) }],
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

function configOf({ script, compatibilityDate, vars }: Order) {
  const bindings = Object.entries(vars).map(([name, value]) =>
    typeof value === "string"
      ? ([name, { type: "text" as const, value }] as const)
      : ([name, { type: "json" as const, value: JSON.parse(JSON.stringify(value)) }] as const),
  );
  return {
    name: "killed",
    compatibilityDate,
    manifest: { mainModule: "index.js", modules: { "index.js": { type: "esm" as const, contents: script } } },
    env: {
      DB: { type: "d1" as const },
      TRANSCRIPTS: { type: "kv" as const },
      COURIER: { type: "durable-object" as const, exportName: "Courier", worker: "killed" },
      ...Object.fromEntries(bindings),
    },
    exports: { Courier: { type: "durable-object" as const, storage: "sqlite" as const } },
  };
}
