/** A message of ours in Slack, as the Web API identifies it. */
export interface SlackRef {
  readonly channel: string;
  readonly ts: string;
}

const REF = /^([CDG][A-Z\d]{1,30})\/(\d{1,12}\.\d{1,8})$/;

/** "C0123ABCD/1503435956.000247"; null if the channel's id or the timestamp is invalid. */
export function refOf(channel: unknown, ts: unknown): string | null {
  const ref = `${channel}/${ts}`;
  return REF.test(ref) ? ref : null;
}

export function readRef(text: string): SlackRef | null {
  const [, channel, ts] = REF.exec(text) ?? [];
  return channel === undefined || ts === undefined ? null : { channel, ts };
}
