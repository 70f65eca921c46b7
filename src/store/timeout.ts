/** The work's result, or a rejection if the deadline passes first, so that hanging work blocks nobody. */
export function beforeTimeout<T>(deadline: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const giveUp = () => reject(new Error("no answer before the deadline"));
    if (deadline.aborted) giveUp();
    deadline.addEventListener("abort", giveUp, { once: true });
    work.then(resolve, reject).finally(() => deadline.removeEventListener("abort", giveUp));
  });
}
