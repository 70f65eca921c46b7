/**
 * Why no mail is sent to a recipient any more, from mild to bad: the provider refuses to send to the address, a message
 * could not be delivered permanently, its reader reported a message as spam.
 */
export const MARKS = ["suppressed", "bounced", "complained"] as const;
export type Mark = (typeof MARKS)[number];

export interface RecipientMark {
  /** In lower case. */
  readonly address: string;
  readonly mark: Mark;
  /** Who reported it, such as "resend". */
  readonly provider: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A short code of the provider; "" if there was none. */
  readonly reason: string;
}

/** "leads@example.com/bounced/resend": names a mark among the service events. */
export function markName({ address, mark, provider }: Pick<RecipientMark, "address" | "mark" | "provider">): string {
  return [address, mark, provider].join("/");
}

/** Null for anything else. An address may contain a slash, but only before its @. */
export function readMarkName(name: string): Pick<RecipientMark, "address" | "mark" | "provider"> | null {
  const [, address = "", word = "", provider = ""] = /^([^@]*@[^/@]*)\/([^/]*)\/([^/]*)$/.exec(name) ?? [];
  const mark = MARKS.find((known) => known === word);
  return mark === undefined ? null : { address, mark, provider };
}
