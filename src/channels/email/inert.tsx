import type { ComponentChildren } from "preact";
import { LINKING, type Stretch, stretches } from "../text.ts";

/**
 * Text in which mail programs find no URL or address to make a link of: an element parts what they look for, so what
 * is copied is exactly what was written. Isolated names are `<bdi>` elements for the same reason.
 */
export function inert(text: string): ComponentChildren {
  return shown(stretches(text));
}

function shown(parts: readonly Stretch[]): ComponentChildren {
  const [only, ...more] = parts;
  if (typeof only === "string" && more.length === 0) return parted(only);
  return parts.map((part) => (typeof part === "string" ? parted(part) : <bdi>{shown(part.inside)}</bdi>));
}

function parted(text: string): ComponentChildren {
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const { 0: sign, index } of text.matchAll(LINKING)) {
    parts.push(text.slice(end, index), <span>{sign}</span>);
    end = index + sign.length;
  }
  return end === 0 ? text : [...parts, text.slice(end)];
}
