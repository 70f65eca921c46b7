/** Calls `end` when this process is asked to stop; repeatedly, if it is asked repeatedly. */
export function whenAskedToEnd(end: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
  // npm sends a signal only to its shell, which may exit without passing it on: then our parent process changes.
  const parent = process.ppid;
  const orphaned = () => process.ppid !== parent && end();
  if (process.env.npm_lifecycle_event !== undefined) setInterval(orphaned, 500).unref();
}
