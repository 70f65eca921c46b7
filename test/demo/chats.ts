import { readFileSync } from "node:fs";

/** A body to be posted, and what it shows. */
export interface DemoChat {
  readonly what: string;
  readonly body: string;
}

/** How long before now the moved chats were closed. */
const CLOSED_AGO = 20_000;
/** The fixture that was answered after its SLA was answered within seconds, and a reader would wonder. */
const SLOWLY = 40;

/** The vendor's sample as it is; the others were closed just now, whenever that is. */
export function demoChats(now: number): readonly DemoChat[] {
  const closedNow = (name: string, slower = 1) =>
    JSON.stringify(moved(JSON.parse(fixture(name)), now - CLOSED_AGO, slower));
  return [
    { what: "the vendor's sample", body: fixture("sample") },
    { what: "lost", body: closedNow("lost-before-any-message") },
    { what: "missed", body: closedNow("missed-without-agent") },
    { what: "answered late", body: closedNow("answered-after-sla", SLOWLY) },
    { what: "missed, but spam", body: closedNow("spam-missed") },
  ];
}

interface Dated {
  readonly conversation: readonly { readonly date: string }[];
}

/** Moves a whole conversation so that its last message came at `lastAt`, with pauses that are `slower` times as long. */
export function moved<Chat extends Dated>(chat: Chat, lastAt: number, slower: number): Chat {
  const last = Math.max(...chat.conversation.map(({ date }) => Date.parse(date)));
  const at = (date: string) => new Date(lastAt - slower * (last - Date.parse(date))).toISOString();
  return { ...chat, conversation: chat.conversation.map((message) => ({ ...message, date: at(message.date) })) };
}

function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/chats/${name}.json`, import.meta.url), "utf8");
}
