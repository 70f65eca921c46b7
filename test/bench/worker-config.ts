import type { Built } from "./build.ts";

/** What bare Miniflare is told of a Worker: its script, its stores, and what it is set to. */
export function workerConfig(
  name: string,
  { script, compatibilityDate, hasCourier }: Omit<Built, "schema">,
  vars: Readonly<Record<string, string | object>>,
) {
  const bindings = Object.entries(vars).map(([key, value]) =>
    typeof value === "string"
      ? ([key, { type: "text" as const, value }] as const)
      : ([key, { type: "json" as const, value: JSON.parse(JSON.stringify(value)) }] as const),
  );
  const courier = { type: "durable-object" as const, exportName: "Courier", worker: name };
  return {
    name,
    compatibilityDate,
    manifest: { mainModule: "index.js", modules: { "index.js": { type: "esm" as const, contents: script } } },
    env: {
      DB: { type: "d1" as const },
      TRANSCRIPTS: { type: "kv" as const },
      ...(hasCourier ? { COURIER: courier, EMAIL: { type: "send-email" as const } } : {}),
      ...Object.fromEntries(bindings),
    },
    exports: hasCourier ? { Courier: { type: "durable-object" as const, storage: "sqlite" as const } } : {},
  };
}
