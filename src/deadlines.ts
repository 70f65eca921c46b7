/** A deadline. The code that starts one must clear it: a timer that is left running keeps a Durable Object billed. */
export interface Deadline {
  /** Aborts when the time is over, never after it was cleared. */
  readonly signal: AbortSignal;
  clear(): void;
}

/** Starts all deadlines. An object, so that a test can let all of them pass at once. */
export const deadlines = {
  /** A deadline after so many milliseconds. */
  start(milliseconds: number): Deadline {
    const controller = new AbortController();
    const pass = () => controller.abort(new DOMException("the time is over", "TimeoutError"));
    const timer = setTimeout(pass, milliseconds);
    return { signal: controller.signal, clear: () => clearTimeout(timer) };
  },
};

/** Runs work with a deadline in milliseconds, which is cleared when the work ends. */
export async function withDeadline<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const deadline = deadlines.start(milliseconds);
  try {
    return await work(deadline.signal);
  } finally {
    deadline.clear();
  }
}

/** The deadlines of one request, one courier round or one cron run. */
export interface Patience {
  /** A deadline after so many milliseconds. It is cleared when all work passed to `during` has ended. */
  end(milliseconds: number): AbortSignal;
  /** Returns the work; the deadlines stay in force until it ends. */
  during<T>(work: Promise<T>): Promise<T>;
}

export function createPatience(): Patience {
  const started = new Set<Deadline>();
  let underWay = 0;
  return {
    end(milliseconds) {
      const deadline = deadlines.start(milliseconds);
      started.add(deadline);
      return deadline.signal;
    },
    async during(work) {
      underWay += 1;
      try {
        return await work;
      } finally {
        underWay -= 1;
        if (underWay === 0) {
          for (const { clear } of started) clear();
          started.clear();
        }
      }
    },
  };
}
