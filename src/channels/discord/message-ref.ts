/** A message of ours in Discord, and the thread that it was posted to. */
export interface DiscordRef {
  readonly thread: string | null;
  readonly message: string;
}

const REF = /^(?:(\d{15,20})\/)?(\d{15,20})$/;

/** "1188472053112242246/1188472090000000001", or the message's id alone; null if that is invalid. */
export function refOf(message: unknown, thread: string | null): string | null {
  const ref = thread === null ? `${message}` : `${thread}/${message}`;
  return REF.test(ref) ? ref : null;
}

export function readRef(text: string): DiscordRef | null {
  const [, thread = null, message] = REF.exec(text) ?? [];
  return message === undefined ? null : { thread, message };
}
