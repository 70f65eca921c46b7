import { LINKING } from "./text.ts";

/** Signs that look the same, and that no program takes for a part of a URL or a mail address. */
const LOOKALIKES: Readonly<Record<string, string>> = { ":": "∶", "@": "＠", ".": "․" };

/** Text for readers whose programs make links of whatever looks like one, and cannot be told not to. */
export function unlinked(text: string): string {
  return text.replace(LINKING, (sign) => LOOKALIKES[sign] ?? sign);
}
