import { OFF } from "./before.ts";
import type { Work } from "./work.ts";

/** Something that comes due after an upgrade: a target is told of a chat once more. */
interface Due {
  /** On the day's clock. */
  readonly at: string;
  readonly what: string;
  /** Before the clock gets there. */
  readonly first?: (work: Work) => Promise<unknown>;
  /** Targets, and the day's chats that they are told of then. */
  readonly told: Readonly<Record<string, readonly number[]>>;
}

/**
 * What was pending before the upgrade and is told after it, in this order, and nothing else is. A later change that
 * leaves something pending adds it here.
 */
export const DUE: readonly Due[] = [
  { at: "13:01", what: "what was held is told at the opening", told: { "sales-slack": [21] } },
  {
    at: "13:21",
    what: "what Slack asked to wait with is told after its wait, and an escalation of what was held begins",
    told: { slack: [22], leads: [21] },
  },
  { at: "13:25", what: "what was kept is told when the target is switched on", first: switchOn, told: { boss: [20] } },
  {
    at: "13:35",
    what: "the next step of an escalation is told, and what was refused for its form goes as plain text",
    told: { leads: [5], boss: [5], orders: [29] },
  },
  { at: "15:01", what: "and that of what was held", told: { leads: [21], boss: [21] } },
  { at: "15:40", what: "whoever was told of a claim is reminded", told: { "sales-slack": [6] } },
];

/** The digest of the day comes in the next morning. */
export const DIGEST = "32:05";

/** Later than all that is due; what has settled itself meanwhile is told to nobody. */
export const END = "35:00";

async function switchOn({ site }: Work): Promise<void> {
  for (const target of OFF) await site.ask(`/targets/${target}/on`, { method: "POST" });
}
