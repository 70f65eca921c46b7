/** What can befall one call: it fails or never answers, before it has acted or afterwards. */
export const FAULTS = ["fails", "hangs", "acts and fails", "acts and hangs"] as const;
export type FaultKind = (typeof FAULTS)[number];

/** Which call, counted from the beginning, and what befalls it. */
export interface Fault {
  readonly call: number;
  readonly kind: FaultKind;
}

/** Every call that leaves the code, in order, and the faults that are to befall some of them. */
export interface Calls {
  /** What each call was, so far. */
  readonly names: readonly string[];
  /** From here on all is well, and nothing is counted, until it begins again. */
  end(): void;
  begin(): void;
  /** Lets one call happen, or not. `hung` is told when it will never answer. */
  through<T>(name: string, act: () => Promise<T>, hung: () => void): Promise<T>;
}

export function makeCalls(faults: readonly Fault[]): Calls {
  const names: string[] = [];
  let ended = false;
  return {
    names,
    end() {
      ended = true;
    },
    begin() {
      ended = false;
    },
    async through(name, act, hung) {
      if (ended) return act();
      const kind = faults.find(({ call }) => call === names.length)?.kind;
      names.push(name);
      if (kind === undefined) return act();
      if (kind.startsWith("acts")) await act();
      // D1 calls whose connection was lost are repeated by us, others not: both ways are gone.
      if (kind === "acts and fails") throw new Error("Network connection lost.");
      if (kind === "fails") throw new Error("refused");
      hung();
      return new Promise<never>(() => {});
    },
  };
}

/** Methods that only describe a call to come. */
const DESCRIBE = new Set(["prepare", "bind"]);
const REAL = Symbol("real");

/**
 * A binding or storage whose every method is a call that is counted: also one that nobody used when this was written.
 * `name` says which, from the method and its arguments.
 */
export function watched<Binding extends object>(
  real: Binding,
  name: (method: string, args: readonly unknown[]) => string,
  through: <T>(name: string, act: () => Promise<T>) => Promise<T>,
): Binding {
  return new Proxy(real, {
    get(target, property) {
      if (property === REAL) return target;
      const value: unknown = Reflect.get(target, property, target);
      if (typeof value !== "function" || typeof property !== "string") return value;
      return (...args: readonly unknown[]) => {
        const act = () => Reflect.apply(value, target, args.map(unwatched));
        return DESCRIBE.has(property)
          ? watched(act(), name, through)
          : through(name(property, args), async () => act());
      };
    },
  });
}

/** D1 takes only statements that are its own. */
function unwatched(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwatched);
  const real = typeof value === "object" && value !== null ? Reflect.get(value, REAL) : undefined;
  return real ?? value;
}
