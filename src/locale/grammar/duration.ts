export type Unit = "day" | "hour" | "minute" | "second";

/** A part of a duration: "14 h" of "14 h 3 min". */
export type Part = readonly [unit: Unit, count: number];

type Units = Readonly<Record<Unit, (count: number) => string>>;

/** The parts of a duration one after the other; `last` says its last part, where that is said in another way. */
export function joinParts(parts: readonly Part[], units: Units, last: Units = units): string {
  return parts.map(([unit, count], index) => (index === parts.length - 1 ? last : units)[unit](count)).join(" ");
}
