import type { ComponentChildren } from "preact";
import { isolated, type Stretch, stretches } from "../../chat/bidi.ts";
import { visibleLine } from "./visible-text.ts";

/** A name as it stands next to other text: on one line, with signs for invisible characters, isolated if it needs it. */
export function nameLine(name: string): string {
  return isolated(visibleLine(name));
}

/**
 * A sentence with names in it: isolates are `<bdi>` elements, so that nothing invisible is copied with them. `leaf` shows
 * the text between.
 */
export function said(text: string, leaf: (text: string) => ComponentChildren = (plain) => plain): ComponentChildren {
  return shown(stretches(text), leaf);
}

function shown(parts: readonly Stretch[], leaf: (text: string) => ComponentChildren): ComponentChildren {
  const [only] = parts;
  if (typeof only === "string" && parts.length === 1) return leaf(only);
  return parts.map((part) => (typeof part === "string" ? leaf(part) : <bdi>{shown(part.inside, leaf)}</bdi>));
}
