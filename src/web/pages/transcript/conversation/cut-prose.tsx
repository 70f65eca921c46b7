import type { ComponentChildren } from "preact";
import type { Format } from "../../../../locale/format.ts";
import type { TranscriptWords } from "../words-en.ts";
import type { Cut } from "./cut.ts";
import type { Range } from "./fold.ts";
import { prose } from "./prose.tsx";

/** Somebody's text as far as it is shown, and how much of it is not. */
export function cutProse(
  { text, left }: Cut,
  { left: words }: TranscriptWords,
  format: Format,
  found?: readonly Range[],
): ComponentChildren {
  const shown = prose(text, found);
  return left === 0 ? shown : [shown, "… ", <i>{words.characters(left, format.number(left))}</i>];
}
