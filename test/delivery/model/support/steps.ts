import fc from "fast-check";
import { HOUR, MINUTE, SECOND } from "../../support/world.ts";

/**
 * How the other side is. `deaf`: it takes the message, and its answer is lost. `picky`: it takes plain text alone. `patient`: it asks to be left alone for hours.
 * `deprecated`: it takes no form at all. `gone`: it is disabled.
 */
const SIDES = ["well", "broken", "busy", "deaf", "moved", "picky", "deprecated", "gone", "patient"] as const;
export type Side = (typeof SIDES)[number];

const STORES = ["well", "refuses writes", "away"] as const;
const PAUSES = [0, 1, SECOND - 1, SECOND, 5 * SECOND, 31 * SECOND, 3 * MINUTE, 15 * MINUTE, HOUR, 7 * HOUR] as const;

export type Step =
  /** A new one; held for some time by the hours of its rule. */
  | { readonly kind: "chat"; readonly heldFor: number }
  /** An earlier chat comes again, with one more reason or marked as spam. */
  | { readonly kind: "new reason" | "spam"; readonly chat: number }
  /** Somebody follows up the alert of an earlier chat; to reopen is also to let go. */
  | { readonly kind: "claim" | "resolve" | "reopen"; readonly chat: number }
  | { readonly kind: "pass"; readonly time: number }
  | { readonly kind: "store"; readonly is: (typeof STORES)[number] }
  | { readonly kind: "side"; readonly is: Side }
  | { readonly kind: "settings"; readonly are: "right" | "wrong" | "gone" }
  /** Another courier is the target's, or this one again. */
  | { readonly kind: "courier"; readonly isCurrent: boolean }
  | { readonly kind: "send now"; readonly delivery: number }
  | { readonly kind: "digest" | "restart" | "lose the alarm" | "wake" | "switch on" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("chat"), heldFor: fc.constantFrom(0, 0, 0, SECOND, HOUR) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("new reason", "spam"), chat: fc.nat(30) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom("claim", "resolve", "reopen"), chat: fc.nat(30) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("pass"), time: fc.constantFrom(...PAUSES) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("store"), is: fc.constantFrom(...STORES) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("side"), is: fc.constantFrom(...SIDES) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("settings"), are: fc.constantFrom("right", "wrong", "gone") }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("courier"), isCurrent: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("send now"), delivery: fc.nat(30) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom("digest", "restart", "lose the alarm", "wake", "switch on") }),
  },
);

export const steps = fc.array(step, { minLength: 5, maxLength: 40 });
