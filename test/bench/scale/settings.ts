import type { SlackStandIn } from "../../standin/slack/slack.ts";
import type { Order } from "../serve.ts";

/** Who hears of alerts. */
export const TARGETS = ["leads", "desk"] as const;
/** Beside them while the examples are made: what is meant for it ends dead. */
export const MOVED = "moved";

/** Every alert goes to each of these targets, whose stand-ins are given. */
export function settingsFor(slacks: Readonly<Record<string, SlackStandIn>>): Order["bindings"] {
  const names = Object.keys(slacks);
  return {
    ...Object.fromEntries(names.map((name) => [secretOf(name), slacks[name]?.url ?? ""])),
    TARGETS: Object.fromEntries(names.map((name) => [name, { channel: "slack", webhook: secretOf(name) }])),
    RULES: [{ name: "Everybody", to: names }],
    // As the Paid plan has it: a million chats are no full database.
    DATABASE_LIMIT_MB: "10000",
  };
}

function secretOf(target: string): string {
  return `SLACK_${target.toUpperCase()}_URL`;
}
