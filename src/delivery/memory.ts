import * as v from "valibot";

/** What a courier knows of its target from one message to the next. Instants in milliseconds since 1970. */
export interface Remembered {
  /** Nothing may be sent before: the target's pace, or a wait that the other side asked for. */
  readonly notBefore: number;
  /** Alerts are gathered until then, and not sent one by one. */
  readonly gatherUntil: number;
  /** When the target took nothing for the first time since it took something; null while it does. */
  readonly failingSince: number | null;
}

/** In the Durable Object's own storage; in memory too, so that it outlives a storage that fails to write it. */
export interface Memory {
  get(): Remembered;
  remember(change: Partial<Remembered>): Promise<void>;
}

const schema = v.object({ notBefore: v.number(), gatherUntil: v.number(), failingSince: v.nullable(v.number()) });
const KEY = "target-memory";
const NOTHING: Remembered = { notBefore: 0, gatherUntil: 0, failingSince: null };

export async function openMemory(storage: DurableObjectStorage): Promise<Memory> {
  let remembered: Remembered = v.parse(v.optional(schema, NOTHING), await storage.get(KEY));
  return {
    get: () => remembered,
    async remember(change) {
      remembered = { ...remembered, ...change };
      await storage.put(KEY, remembered).catch(() => {});
    },
  };
}
