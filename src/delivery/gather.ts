import { type Delivery, GATHERED, isGathered, type Step } from "../alerts/delivery.ts";

/** How long alerts that follow another are gathered, in milliseconds: so a storm is a few messages. */
export const WINDOW = 30_000;

/** How many deliveries one message tells of at most. */
export const MOST = 500;

/** What is pending for a target. */
export interface Pending {
  /** Those that are due, the longest first. */
  readonly due: readonly Delivery[];
  /** When the next one is due that is not due yet; null when there is none. */
  readonly nextDueAt: number | null;
}

export type Gathered =
  /** Never empty, and all of one kind. */
  | { readonly kind: "together"; readonly deliveries: readonly Delivery[] }
  | { readonly kind: "wait"; readonly until: number }
  | { readonly kind: "nothing" };

/**
 * What goes out in one message now. Alerts go together, and so do what escalates and what reminds, each by themselves,
 * but not before `gatherUntil`; what was refused for its form goes again by itself; the rest goes one by one.
 */
export function gather({ due, nextDueAt }: Pending, gatherUntil: number, now: number): Gathered {
  const alike = GATHERED.map((kind) => due.filter((one) => one.kind === kind)).find(({ length }) => length > 0) ?? [];
  const malformed = alike.filter(({ tries }) => tries.malformed);
  const [other] = due.filter(({ kind }) => !isGathered(kind));
  if (alike.length > 0 && gatherUntil <= now) {
    return { kind: "together", deliveries: (malformed.length > 0 ? malformed : alike).slice(0, MOST) };
  }
  if (other !== undefined) return { kind: "together", deliveries: [other] };
  const instants = [...(alike.length > 0 ? [gatherUntil] : []), ...(nextDueAt === null ? [] : [nextDueAt])];
  return instants.length === 0 ? { kind: "nothing" } : { kind: "wait", until: Math.min(...instants) };
}

/** What is pending once some of it was attempted, each with the step that it came to. */
export function afterwards({ due, nextDueAt }: Pending, attempted: ReadonlyMap<string, Step>): Pending {
  const later = [...attempted.values()].flatMap((step) => (step.status === "pending" ? [step.dueAt] : []));
  const left = due.filter(({ id }) => !attempted.has(id));
  const instants = [...later, ...(nextDueAt === null ? [] : [nextDueAt])];
  return { due: left, nextDueAt: instants.length === 0 ? null : Math.min(...instants) };
}
