import type { ComponentChildren } from "preact";
import { isolated, type Stretch, stretches } from "../../chat/bidi.ts";
import { visibleLine } from "./visible-text.ts";

/** A name as it stands next to other text: on one line, with signs for invisible characters, isolated if it needs it. */
export function nameLine(name: string): string {
  return isolated(visibleLine(name));
}

/** A sentence with names in it: isolates are `<bdi>` elements, so that nothing invisible is copied with them. */
export function said(text: string): ComponentChildren {
  const parts = stretches(text);
  return parts.every((part) => typeof part === "string") ? text : shown(parts);
}

function shown(parts: readonly Stretch[]): ComponentChildren {
  return parts.map((part) => (typeof part === "string" ? part : <bdi>{shown(part.inside)}</bdi>));
}
