import * as v from "valibot";

/** A wait that the target asked for. Instants in milliseconds since 1970. */
const waitSchema = v.object({
  /** Since when it asks to be left alone, without having taken anything in between. */
  since: v.number(),
  until: v.number(),
  /** When it is asked once more whether it takes something: nobody waits for longer than an hour without a look. */
  probeAt: v.number(),
  /** Longer than a quarter of an hour: it is shown, and others are told in the meantime. */
  isLong: v.boolean(),
});
export type Wait = Readonly<v.InferOutput<typeof waitSchema>>;

const schema = v.object({
  notBefore: v.number(),
  gatherUntil: v.number(),
  failingSince: v.nullable(v.number()),
  gathering: v.optional(v.record(v.string(), v.number()), {}),
  served: v.optional(v.record(v.string(), v.number()), {}),
  failures: v.optional(v.number(), 0),
  wait: v.optional(v.nullable(waitSchema), null),
  urgent: v.optional(v.nullable(v.string()), null),
});

/** What a courier knows of its target from one message to the next. Instants in milliseconds since 1970. */
export interface TargetState {
  /** Nothing may be sent before, by the target's pace. */
  readonly notBefore: number;
  /** Until when what goes together is gathered, of each kind that was sent, and not sent one by one. */
  readonly gathering: Readonly<Record<string, number>>;
  /** When each kind had its last turn: as the number of that turn. */
  readonly served: Readonly<Record<string, number>>;
  /** When the target took nothing for the first time since it took something; null while it does. */
  readonly failingSince: number | null;
  /** How many attempts have failed since then. */
  readonly failures: number;
  /** Null: it asks for none. */
  readonly wait: Wait | null;
  /** The delivery that somebody wants to be sent now. */
  readonly urgent: string | null;
}

/** In the Durable Object's own storage; in memory too, so that it outlives a storage that fails to write it. */
export interface TargetStateStore {
  get(): TargetState;
  remember(change: Partial<TargetState>): Promise<void>;
  /** The same for what is to be stored together with something else: by its key. */
  changed(change: Partial<TargetState>): Readonly<Record<string, unknown>>;
}

const KEY = "target-memory";
const NOTHING: TargetState = {
  ...{ notBefore: 0, gathering: {}, served: {}, failingSince: null, failures: 0, wait: null, urgent: null },
};

/** What cannot be read is forgotten: a newer version may have written it, and nothing in it is needed. */
export async function openTargetState(storage: DurableObjectStorage): Promise<TargetStateStore> {
  const stored = v.safeParse(schema, await storage.get(KEY));
  let remembered: TargetState = stored.success ? stored.output : NOTHING;
  const changed = (change: Partial<TargetState>) => {
    remembered = { ...remembered, ...change };
    // An older version reads one instant until which it gathers.
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
