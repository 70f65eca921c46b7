import { DURATION, readDuration } from "./duration.ts";
import { type Env, type Report, text } from "./vars.ts";

/** After how long without use a session ends, in milliseconds. */
export function readSessionIdle(env: Env, wrong: Report): number {
  const idle = readDuration(text(env, "SESSION_IDLE", "4h", wrong));
  if (idle === null) wrong("SESSION_IDLE", DURATION);
  return idle ?? 0;
}
