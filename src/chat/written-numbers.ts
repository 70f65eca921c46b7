import type { Chat } from "./chat.ts";
import type { PhoneNumber } from "./phone/numbers.ts";
import type { Country } from "./phone/one-number.ts";
import { numbersWritten, SEARCHED } from "./phone/written.ts";

/** How much of a conversation is searched: the customer's latest messages, and of each its beginning. */
const MESSAGES = 200;
const ALL_CHARACTERS = 40_000;
/** How many numbers are found. */
const NUMBERS = 5;

/**
 * Numbers that the customer wrote in the conversation, the latest first, without duplicates. `mask` hides payment
 * numbers, which are no telephone numbers.
 */
export function writtenNumbers(
  chat: Chat,
  country: Country | null,
  mask: (text: string) => string,
): readonly PhoneNumber[] {
  const found = new Map<string, PhoneNumber>();
  let messages = 0;
  let characters = 0;
  for (let index = chat.messages.length - 1; index >= 0; index -= 1) {
    const message = chat.messages[index];
    if (message === undefined || message.side !== "customer") continue;
    messages += 1;
    characters += Math.min(message.text.length, SEARCHED);
    if (messages > MESSAGES || characters > ALL_CHARACTERS || found.size >= NUMBERS) break;
    for (const number of numbersWritten(message.text, country, mask))
      if (!found.has(number.number) && found.size < NUMBERS) found.set(number.number, number);
  }
  return [...found.values()];
}
