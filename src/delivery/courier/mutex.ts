/**
 * Runs what it is given one at a time, in the order they came. What fails does not keep the next from its turn, and
 * what hangs keeps it for `patience` milliseconds only.
 */
export function createMutex(patience: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = atMost(patience, last).then(work);
    last = mine.catch(() => {});
    return mine;
  };
}

/** `awaited` never rejects. */
function atMost(milliseconds: number, awaited: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    void awaited.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
