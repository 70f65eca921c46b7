import { vi } from "vitest";
import { deadlines } from "../../../../src/deadlines.ts";

const START = Date.UTC(2026, 10, 24, 9);
/** Nothing takes so long, unless a deadline is missing in the code: then the test must not hang too. */
const TOO_LONG = 5_000;

/** The clock stands still until it is moved, and deadlines pass when something hangs: no test waits for real. */
export function watchTime() {
  vi.useFakeTimers({ toFake: ["Date"], now: START });
  const running = new Set<AbortController>();
  vi.spyOn(deadlines, "start").mockImplementation(() => {
    const deadline = new AbortController();
    running.add(deadline);
    return { signal: deadline.signal, clear: () => void running.delete(deadline) };
  });
  return {
    expire() {
      // After the caller has begun to listen.
      setTimeout(() => {
        for (const deadline of running) deadline.abort(new DOMException("played", "TimeoutError"));
        running.clear();
      }, 0);
    },
    tooLong: () =>
      new Promise<never>((_, reject) => {
        setTimeout(() => reject(new Error("something hangs that has no deadline")), TOO_LONG);
      }),
  };
}
