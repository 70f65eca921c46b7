import * as v from "valibot";

/** A wait that the target asked for. Instants in milliseconds since 1970. */
const waitSchema = v.object({
  /** Since when it asks us to wait, without having accepted anything since. */
  since: v.number(),
  until: v.number(),
  /** When it is probed: during any wait, at least once an hour. */
  probeAt: v.number(),
  /** Longer than a quarter of an hour: it is shown, and others are notified in the meantime. */
  isLong: v.boolean(),
});
export type Wait = Readonly<v.InferOutput<typeof waitSchema>>;

/** The target's conversation has another address, as the other side said. */
const movedSchema = v.object({
  /** The settings from which it has moved: others have an address of their own. */
  from: v.string(),
  to: v.string(),
  /** How often it has moved since it last accepted something. */
  times: v.number(),
});
export type Moved = Readonly<v.InferOutput<typeof movedSchema>>;

const schema = v.object({
  notBefore: v.number(),
  gatherUntil: v.number(),
  failingSince: v.nullable(v.number()),
  gathering: v.optional(v.record(v.string(), v.number()), {}),
  served: v.optional(v.record(v.string(), v.number()), {}),
  failures: v.optional(v.number(), 0),
  wait: v.optional(v.nullable(waitSchema), null),
  urgent: v.optional(v.nullable(v.string()), null),
  moved: v.optional(v.nullable(movedSchema), null),
});

/** What a courier remembers about its target between messages. Instants in milliseconds since 1970. */
export interface TargetState {
  /** Nothing may be sent before this, because of the target's rate. */
  readonly notBefore: number;
  /** For each kind that is batched: until when. */
  readonly gathering: Readonly<Record<string, number>>;
  /** The number of each kind's last turn. */
  readonly served: Readonly<Record<string, number>>;
  /** The target's first failure since it last accepted something; null while it works. */
  readonly failingSince: number | null;
  /** How many attempts have failed since then. */
  readonly failures: number;
  /** Null: it does not ask us to wait. */
  readonly wait: Wait | null;
  /** The delivery that somebody wants to be sent now. */
  readonly urgent: string | null;
  /** Null: it has not. */
  readonly moved: Moved | null;
}

/** A kind has had its turn. */
export function served({ served }: Pick<TargetState, "served">, kind: string): TargetState["served"] {
  return { ...served, [kind]: Math.max(0, ...Object.values(served)) + 1 };
}

/** In the Durable Object's own storage, and in memory, so that it survives a failing write. */
export interface TargetStateStore {
  get(): TargetState;
  remember(change: Partial<TargetState>): Promise<void>;
  /** The same, for writing it together with something else: by key. */
  changed(change: Partial<TargetState>): Readonly<Record<string, unknown>>;
}

const KEY = "target-memory";
const NOTHING: TargetState = {
  ...{ notBefore: 0, gathering: {}, served: {}, failingSince: null, failures: 0, wait: null, urgent: null },
  moved: null,
};

/** A state that cannot be read is dropped: a newer version may have written it, and nothing in it is essential. */
export async function openTargetState(storage: DurableObjectStorage): Promise<TargetStateStore> {
  const stored = v.safeParse(schema, await storage.get(KEY));
  let remembered: TargetState = stored.success ? stored.output : NOTHING;
  const changed = (change: Partial<TargetState>) => {
    remembered = { ...remembered, ...change };
    // An older version reads a single instant until which it batches.
    const gatherUntil = Math.max(0, ...Object.values(remembered.gathering));
    return { [KEY]: { ...remembered, gatherUntil } };
  };
  return {
    get: () => remembered,
    async remember(change) {
      await storage.put(changed(change)).catch(() => {});
    },
    changed,
  };
}
