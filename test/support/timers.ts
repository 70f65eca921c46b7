import { vi } from "vitest";

/** Counts the timers that are set from here on, and those of them that neither went off nor were cleared. */
export function watchTimers() {
  const left = new Set<unknown>();
  let started = 0;
  const set = globalThis.setTimeout;
  const clear = globalThis.clearTimeout;
  vi.spyOn(globalThis, "setTimeout").mockImplementation((callback, milliseconds, ...values) => {
    const timer = set(
      (...given: unknown[]) => {
        left.delete(timer);
        if (typeof callback === "function") Reflect.apply(callback, undefined, given);
      },
      milliseconds,
      ...values,
    );
    left.add(timer);
    started += 1;
    return timer;
  });
  vi.spyOn(globalThis, "clearTimeout").mockImplementation((timer) => {
    left.delete(timer);
    clear(timer);
  });
  return { started: () => started, left: () => left.size };
}
