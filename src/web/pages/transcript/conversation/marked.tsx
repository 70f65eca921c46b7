import type { ComponentChildren } from "preact";
import type { Range } from "./fold.ts";

/** A stretch of a text that begins at `at`, with what was found marked; a place that a link or a sign cuts is marked in parts. */
export function marked(stretch: string, at: number, found: readonly Range[]): ComponentChildren {
  if (found.length === 0) return stretch;
  const parts: ComponentChildren[] = [];
  let done = 0;
  for (const place of found) {
    const start = Math.max(place.start - at, 0);
    const end = Math.min(place.end - at, stretch.length);
    if (start >= end) continue;
    parts.push(stretch.slice(done, start), <mark>{stretch.slice(start, end)}</mark>);
    done = end;
  }
  parts.push(stretch.slice(done));
  return parts;
}
