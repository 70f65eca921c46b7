import type { Chat, ChatMessage } from "./chat.ts";

/** VCC Live sends only a name with a message, no role. */
export type Side = "customer" | "agent";

/** By chat, then by name as received: thousands of messages have few names, and folding each again is slow. */
const known = new WeakMap<Chat, Map<string | null, Side>>();

/**
 * Anyone who is neither the customer nor a named agent (a bot, a middle agent after two transfers) counts as an agent.
 */
export function sideOf({ from }: ChatMessage, chat: Chat): Side {
  const sides = known.get(chat) ?? new Map<string | null, Side>();
  const side = sides.get(from) ?? sideOfName(from, chat);
  known.set(chat, sides.set(from, side));
  return side;
}

function sideOfName(name: string | null, chat: Chat): Side {
  const from = fold(name);
  if (from !== "" && (from === fold(chat.firstAgent) || from === fold(chat.lastAgent))) return "agent";
  if (from === "visitor" || (from !== "" && from === fold(chat.customer.name))) return "customer";
  return "agent";
}

/** Everybody on the agents' side, without duplicates: the first agent, those who wrote, the last agent. */
export function agentsOf(chat: Chat): readonly string[] {
  const wrote = chat.messages.filter((message) => sideOf(message, chat) === "agent").map((message) => message.from);
  const names = [chat.firstAgent, ...wrote, chat.lastAgent].filter((name) => name !== null);
  const last = fold(chat.lastAgent);
  const spellings = new Map<string, string>();
  for (const name of names) if (fold(name) !== last) spellings.set(fold(name), spellings.get(fold(name)) ?? name);
  if (chat.lastAgent !== null) spellings.set(last, chat.lastAgent);
  return [...spellings.values()];
}

/** The last agent or queue differs from the first. */
export function wasTransferred(chat: Chat): boolean {
  return differ(chat.firstAgent, chat.lastAgent) || differ(chat.firstQueue, chat.lastQueue);
}

function differ(first: string | null, last: string | null): boolean {
  return first !== null && last !== null && fold(first) !== fold(last);
}

function fold(name: string | null): string {
  return (name ?? "").normalize("NFC").trim().toLowerCase();
}
