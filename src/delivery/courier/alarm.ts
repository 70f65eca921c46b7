/** How long after a round that failed the next one is tried, in milliseconds. */
const AFTER_A_FAULT = 30_000;

/** Where a courier gets the time from, and how it is woken. */
export interface Clock {
  now(): number;
  /** Sets the one alarm, in place of an earlier one. */
  wakeAt(instant: number): Promise<void>;
}

export interface Courier {
  /** There is something new to deliver. */
  wake(): Promise<void>;
  /** Never throws: a throwing alarm would be dropped after six tries. */
  alarm(): Promise<void>;
}

/** Whether a round was given up because it took too long. */
export type IsOver = () => boolean;

/**
 * Runs rounds, one at a time. A wake-up that comes while a round is under way could be overwritten by the alarm set at
 * its end, so wake-ups are counted, and a round that was overtaken by one is followed by another at once. A round that
 * takes longer than `patience` milliseconds is given up, and told so: another one follows, whatever it hangs at.
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
      // No await between this look and the alarm: nothing can come in between.
      if (wakeUps !== seen) next = clock.now();
      if (next === null) return;
      try {
        await clock.wakeAt(next);
      } catch (error) {
        // The sweep of the next minute wakes it.
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
