import { MINUTE, SECOND } from "../time/durations.ts";
import type { Database } from "./database.ts";
import { isMade, type LinkFacts, type MadeLinkFacts, makeLinkFacts, readLinkFacts } from "./signing-keys.ts";

/** The link secret and revocations, cached by an isolate for a minute: a forged link costs D1 nothing more. */
export interface LinkFactsCache {
  /** Throws StoreUnavailable. */
  read(open: () => Database, now: number): Promise<LinkFacts>;
  /** For signing: creates the secret if there is none. Throws StoreUnavailable. */
  make(open: () => Database, now: number): Promise<MadeLinkFacts>;
  /** Ensures that a secret exists; if this isolate has seen one, D1 is not queried. Throws StoreUnavailable. */
  ensure(open: () => Database, now: number): Promise<void>;
  forget(): void;
}

/**
 * While there is no secret, it is cached only for a second: another courier may create it at any time and send a link
 * signed with it.
 */
const SECRET_BYTES = 32;

/** The maximum of statements for creating a secret. */
export const ENSURE_STATEMENTS = 8;

export function createLinkFactsCache(): LinkFactsCache {
  let kept: { readonly facts: LinkFacts; readonly at: number } | null = null;
  let isEnsured = false;
  let forgotten = 0;
  // A result that was requested before a change must not be cached after it.
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
