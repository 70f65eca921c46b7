/** One wide JSON line per event: ids and outcomes, never a body, a secret or a URL that contains one. */
export function log(event: Readonly<Record<string, unknown>>): void {
  console.log(JSON.stringify(event));
}

/**
 * What can be logged of an exception: its code, if its cause has one, and the stack frames. Never the message, which
 * could repeat what was sent.
 */
export function faultOf(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const cause = "failure" in error && typeof error.failure === "string" ? { cause: error.failure } : {};
  return { fault: error.name, ...cause, at: frames.slice(0, 5).map((line) => line.trim()) };
}

/** Runs work that may fail and that nobody waits for: an exception becomes a log line. */
export async function attempted(event: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log({ event, outcome: "failed", ...faultOf(error) });
  }
}
