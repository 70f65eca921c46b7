import { type Cut, cutter } from "./cut.ts";
import type { ShownMessages } from "./shown-messages.ts";
import type { TranscriptView } from "./view.ts";

/** By the number of a shown message: its text in the previous revision. */
export type Edits = ReadonlyMap<number, Cut>;

const ALL = { characters: 50_000, elements: 500 };
const EACH = { characters: 5_000, elements: 100 };

export function editsOf({ around }: TranscriptView, { texts }: ShownMessages): Edits {
  const changes = around?.changes;
  if (changes == null || typeof changes === "string") return new Map();
  const before = cutter(ALL, EACH);
  return new Map(
    [...changes.edited].filter(([number]) => texts.has(number)).map(([number, text]) => [number, before.take(text)]),
  );
}
