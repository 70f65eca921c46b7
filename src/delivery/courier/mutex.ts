/**
 * Runs work one at a time, in order. Work that fails does not block the next, and work that hangs blocks it for at most
 * `patience` milliseconds.
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
