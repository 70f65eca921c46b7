import { isSameName, type NameKeys, nameKeys } from "./authors/names.ts";
import type { Chat } from "./chat.ts";

/** The people who attended to the customer, without duplicates: the first agent, those who wrote, the last agent. */
export function agentsOf({ humanAgents, lastAgent, messages }: Chat): readonly string[] {
  const wrote = new Set(messages.filter(({ isAnswer }) => isAnswer).map(({ from }) => from));
  const last = humanAgents.at(-1) ?? null;
  const named = [...humanAgents.slice(0, 1), ...wrote].filter((name) => name !== null);
  const people = withoutDuplicates(named);
  if (last === null || last !== lastAgent) return people.map(({ name }) => name);
  const lastKeys = nameKeys(last);
  return [...people.filter(({ keys }) => !isSameName(keys, lastKeys)).map(({ name }) => name), last];
}

interface Person {
  readonly name: string;
  readonly keys: NameKeys | null;
}

/** Of several spellings, the first. */
function withoutDuplicates(names: readonly string[]): readonly Person[] {
  const seen = new Set<string>();
  return names.flatMap((name) => {
    const keys = nameKeys(name);
    const [parted, joined] = [`parted ${keys?.parted}`, `joined ${keys?.joined}`];
    if (keys === null || seen.has(parted) || seen.has(joined)) return [];
    seen.add(parted).add(joined);
    return [{ name, keys }];
  });
}

/** The last agent or queue differs from the first. */
export function wasTransferred({ firstAgent, lastAgent, firstQueue, lastQueue }: Chat): boolean {
  const sameAgent = isSameName(nameKeys(firstAgent), nameKeys(lastAgent));
  return (firstAgent !== null && lastAgent !== null && !sameAgent) || differ(firstQueue, lastQueue);
}

function differ(first: string | null, last: string | null): boolean {
  return first !== null && last !== null && fold(first) !== fold(last);
}

function fold(name: string): string {
  return name.normalize("NFC").trim().toLowerCase();
}
