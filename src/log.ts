/** One wide JSON line per event: ids and outcomes, never a body, a secret or a URL that holds one. */
export function log(event: Readonly<Record<string, unknown>>): void {
  console.log(JSON.stringify(event));
}

/**
 * What may be said of a fault: its cause where it is named by a code, and the frames of the stack. Never the message,
 * which could repeat what was sent.
 */
export function faultOf(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const cause = "failure" in error && typeof error.failure === "string" ? { cause: error.failure } : {};
  return { fault: error.name, ...cause, at: frames.slice(0, 5).map((line) => line.trim()) };
}

/** What may fail, and nobody waits for: a fault is a line of the log. */
export async function attempted(event: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log({ event, outcome: "failed", ...faultOf(error) });
  }
}
