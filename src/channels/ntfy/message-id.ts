/** A message's id, or a sequence of messages that replace each other: named after the first of them. */
export function isMessageId(text: string): boolean {
  return /^[-_A-Za-z0-9]{1,64}$/.test(text);
}
