/** Calls `end` when somebody wants this process to end; more than once, if they are impatient. */
export function whenAskedToEnd(end: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
  // npm hands a signal to its shell alone, and the shell may die without handing it on: we are an orphan then.
  const parent = process.ppid;
  const orphaned = () => process.ppid !== parent && end();
  if (process.env.npm_lifecycle_event !== undefined) setInterval(orphaned, 500).unref();
}
