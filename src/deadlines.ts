/** An end of somebody's patience. Whoever starts one clears it: a timer that is left keeps a Durable Object billed. */
export interface Deadline {
  /** Aborts when the time is over, and never after it was cleared. */
  readonly signal: AbortSignal;
  clear(): void;
}

/** How every deadline is started. An object, so that a test can let all of them pass at once. */
export const deadlines = {
  /** After so many milliseconds. */
  start(milliseconds: number): Deadline {
    const controller = new AbortController();
    const pass = () => controller.abort(new DOMException("the time is over", "TimeoutError"));
    const timer = setTimeout(pass, milliseconds);
    return { signal: controller.signal, clear: () => clearTimeout(timer) };
  },
};

/** Work with a deadline of its own, in milliseconds, which is cleared when the work ends. */
export async function withDeadline<T>(milliseconds: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const deadline = deadlines.start(milliseconds);
  try {
    return await work(deadline.signal);
  } finally {
    deadline.clear();
  }
}

/** The deadlines of one request, one round or one run of the cron. */
export interface Patience {
  /** A deadline in so many milliseconds. It is cleared when all the work that was given to `during` has ended. */
  end(milliseconds: number): AbortSignal;
  /** The same work; while any of it is under way, the deadlines stand. */
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
