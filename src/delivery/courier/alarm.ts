/** In milliseconds: when the next round is tried after one that failed. */
const AFTER_A_FAULT = 30_000;

/** The courier's clock and alarm. */
export interface Clock {
  now(): number;
  /** Sets the only alarm; replaces an earlier one. */
  wakeAt(instant: number): Promise<void>;
}

export interface Courier {
  /** There is something new to deliver. */
  wake(): Promise<void>;
  /** Never throws: an alarm that throws is dropped after six attempts. */
  alarm(): Promise<void>;
}

/** Whether a round was abandoned because it took too long. */
export type IsOver = () => boolean;

/**
 * Runs rounds, one at a time. A wake-up during a round could be overwritten by the alarm that is set at its end, so
 * wake-ups are counted, and a round with a wake-up during it is followed by another one immediately. A round that takes
 * longer than `patience` milliseconds is abandoned, and informed of it: another one follows, whatever the first one
 * hangs on.
 */
export function createCourier(
  round: (isOver: IsOver) => Promise<number | null>,
  clock: Clock,
  fault: (error: unknown) => void,
  patience: number,
): Courier {
  let wakeUps = 0;
  let working = false;
  return {
    async wake() {
      wakeUps += 1;
      if (!working) await clock.wakeAt(clock.now());
    },
    async alarm() {
      const seen = wakeUps;
      working = true;
      let next: number | null;
      try {
        next = await within(patience, round);
      } catch (error) {
        fault(error);
        next = clock.now() + AFTER_A_FAULT;
      }
      working = false;
      // No await between this check and setting the alarm: nothing can happen in between.
      if (wakeUps !== seen) next = clock.now();
      if (next === null) return;
      try {
        await clock.wakeAt(next);
      } catch (error) {
        // The next minute's sweep wakes it.
        fault(error);
      }
    },
  };
}

async function within(patience: number, round: (isOver: IsOver) => Promise<number | null>): Promise<number | null> {
  let isOver = false;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    isOver = true;
    reject(new Error("a round took too long, and was given up"));
  }, patience);
  try {
    return await Promise.race([round(() => isOver), late]);
  } finally {
    clearTimeout(timer);
  }
}
