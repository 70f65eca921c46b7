import type { Cost, Scale } from "./scale.ts";

const NAME = 30;
const CELL = 28;

/** One table, a size in each column: the median, in brackets the worst, in milliseconds, and the rows read. */
export function printScales(scales: readonly Scale[]): void {
  const row = (name: string, cell: (scale: Scale) => string) =>
    (name.padEnd(NAME) + scales.map((scale) => cell(scale).padEnd(CELL)).join("")).trimEnd();
  const names = [...(scales[0]?.costs.keys() ?? [])];
  const lines = [
    row("Chats on record", ({ seeded }) => seeded.chats.toLocaleString("en")),
    row(
      "  alerts, open ones",
      ({ seeded: { alerts, open } }) => `${alerts.toLocaleString("en")}, ${open.toLocaleString("en")}`,
    ),
    row("  the database's file, MB", ({ seeded }) => (seeded.bytes / 1e6).toFixed(0)),
    row("  seeded within, s", ({ seeded }) => seeded.seconds.toFixed(1)),
    row("  figures computed within, s", ({ rebuilt }) => rebuilt.toFixed(1)),
    "",
    row("ms (worst), rows read", () => ""),
    ...names.map((name) => row(`  ${name}`, ({ costs }) => shown(costs.get(name)))),
  ];
  console.log(lines.join("\n"));
}

function shown(cost: Cost | undefined): string {
  if (cost === undefined) return "–";
  const { median, worst, rows, failed } = cost;
  const failures = failed === 0 ? "" : `, ${failed} failed`;
  return `${digits(median)} (${digits(worst)}), ${rows.toLocaleString("en")}${failures}`;
}

function digits(milliseconds: number): string {
  return milliseconds.toFixed(milliseconds < 100 ? 1 : 0);
}
