import type { Chat } from "../chat/chat.ts";
import type { Sla } from "../chat/sla.ts";

/** Why a request that looks genuine was refused. */
export const REFUSALS = ["insecure", "wrong-secret", "wrong-address", "wrong-method", "too-large"] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The kinds of service events, in the order of a message. */
export const SERVICE_EVENTS = [
  ...REFUSALS,
  "guessing",
  "quarantined",
  "quarantine-full",
  "unknown-sla",
  "unknown-disposition",
  "shared-contact",
  "recipient-marked",
  "target-moved",
  "quiet",
  "database-full",
] as const;

/** What is counted, and told again when it comes back after a quiet day. */
export type Recurring = Refusal | "guessing" | "quarantine-full";

/** Something odd that the engineers hear of. */
export interface ServiceEvent {
  readonly kind: (typeof SERVICE_EVENTS)[number];
  /** Of several of one kind, which: the word, the entry's id, "contact/130/9", the mark's name, a target with where it has moved, the last chat before the silence. */
  readonly what: string;
}

const DISPOSITIONS = ["completed", "lost", "missed"];

/** A word is a word, not a text. */
const LONGEST = 80;

/** The vendor's words that nobody here knows the meaning of, spam or not. */
export function unknownWords({ slaStatus, disposition }: Chat, sla: Sla): readonly ServiceEvent[] {
  const known = disposition === null || DISPOSITIONS.includes(disposition.toLowerCase());
  return [
    ...(sla === "unknown" && slaStatus !== null ? [{ kind: "unknown-sla", what: short(slaStatus) } as const] : []),
    ...(known ? [] : [{ kind: "unknown-disposition", what: short(disposition) } as const]),
  ];
}

function short(word: string): string {
  return [...word.slice(0, 2 * LONGEST)].slice(0, LONGEST).join("");
}
