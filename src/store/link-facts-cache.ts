import { MINUTE, SECOND } from "../time/durations.ts";
import type { Database } from "./database.ts";
import { isMade, type LinkFacts, type MadeLinkFacts, makeLinkFacts, readLinkFacts } from "./link-facts.ts";

/** What links depend on, as an isolate remembers it for a minute: a forged link costs D1 nothing more. */
export interface LinkFactsCache {
  /** Throws StoreUnavailable. */
  read(open: () => Database, now: number): Promise<LinkFacts>;
  /** The same, for who signs: the secret is made where there is none. Throws StoreUnavailable. */
  make(open: () => Database, now: number): Promise<MadeLinkFacts>;
  /** Sees to it that there is a secret; where this isolate has seen one, D1 is not asked. Throws StoreUnavailable. */
  ensure(open: () => Database, now: number): Promise<void>;
  forget(): void;
}

/** While there is no secret, a courier elsewhere may make it, and send a link that it signs, at any time. */
const SECRET_BYTES = 32;

/** The most statements that it takes to have a secret made. */
export const ENSURE_STATEMENTS = 8;

export function createLinkFactsCache(): LinkFactsCache {
  let kept: { readonly facts: LinkFacts; readonly at: number } | null = null;
  let isEnsured = false;
  let forgotten = 0;
  // What was asked before a change must not be kept after it.
  const keep = async <Facts extends LinkFacts>(asked: Promise<Facts>, now: number): Promise<Facts> => {
    const begun = forgotten;
    const facts = await asked;
    isEnsured ||= isMade(facts);
    if (begun === forgotten) kept = { facts, at: now };
    return facts;
  };
  const read = async (open: () => Database, now: number): Promise<LinkFacts> =>
    kept !== null && isFresh(now - kept.at, kept.facts) ? kept.facts : keep(readLinkFacts(open()), now);
  const make = async (open: () => Database, now: number): Promise<MadeLinkFacts> => {
    const facts = await read(open, now);
    return isMade(facts) ? facts : keep(makeLinkFacts(open(), newSecret(), now), now);
  };
  return {
    read,
    make,
    async ensure(open, now) {
      if (!isEnsured) await make(open, now);
    },
    forget() {
      kept = null;
      forgotten += 1;
    },
  };
}

function isFresh(age: number, facts: LinkFacts): boolean {
  return age >= 0 && age < (isMade(facts) ? MINUTE : SECOND);
}

function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace("=", "");
}
