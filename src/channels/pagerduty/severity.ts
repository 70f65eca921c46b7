import type { Message } from "../message.ts";

type Severity = "critical" | "error" | "warning" | "info";

const BY_REASON: ReadonlyMap<string, Severity> = new Map([
  ["lost", "critical"],
  ["missed", "error"],
  ["sla-breached", "warning"],
]);

/** By the worst reason. A service decides by it whom it pages, and how. */
export function severityOf({ kind, about }: Message): Severity {
  if (kind === "test" || kind === "digest") return "info";
  if (kind === "warning") return "warning";
  return BY_REASON.get(about?.reasons[0] ?? "") ?? "error";
}
