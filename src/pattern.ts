/**
 * One form for all ways to write a text, whatever the case and the composition of its letters. Upper case, because a
 * letter's lower case may depend on its neighbours (Σ), and `*` cuts words in two.
 */
export function fold(text: string): string {
  return text.toUpperCase().normalize("NFC");
}

/**
 * Whether a folded text is what a folded pattern says, in which `*` stands for any run of characters. Each part is
 * looked for once, from the left, so that no pattern takes longer than its length times the text's.
 */
export function fits(text: string, pattern: string): boolean {
  const [head = "", ...parts] = pattern.split("*");
  const tail = parts.pop();
  if (tail === undefined) return text === head;
  const end = text.length - tail.length;
  if (end < head.length || !text.startsWith(head) || !text.endsWith(tail)) return false;
  let at = head.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** Whether every text that fits `narrow` fits `wide`: its `*`, taken as a character, can only fall to a `*`. */
export function includes(wide: string, narrow: string): boolean {
  return fits(narrow, wide);
}
