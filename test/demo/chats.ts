import { readFileSync } from "node:fs";
import { moved } from "./moved.ts";

/** A body to be posted, and what it shows. */
export interface DemoChat {
  readonly what: string;
  readonly body: string;
}

/** How long before now the moved chats were closed. */
const CLOSED_AGO = 20_000;
/** The fixture that was answered after its SLA was answered within seconds, and a reader would wonder. */
const SLOWLY = 40;

/**
 * The vendor's sample as it is: of March 2025, but nobody needs to hear of it. The others were closed just now,
 * whenever that is; of long ago they would be told to nobody. The one that says most is the first to alert.
 */
export function demoChats(now: number): readonly DemoChat[] {
  const closedNow = (name: string, slower = 1) =>
    JSON.stringify(moved(JSON.parse(fixture(name)), now - CLOSED_AGO, slower));
  return [
    { what: "the vendor's sample", body: fixture("sample") },
    { what: "missed", body: closedNow("missed-without-agent") },
    { what: "lost", body: closedNow("lost-before-any-message") },
    { what: "answered late", body: closedNow("answered-after-sla", SLOWLY) },
    { what: "missed, but spam", body: closedNow("spam-missed") },
  ];
}

function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/chats/${name}.json`, import.meta.url), "utf8");
}
