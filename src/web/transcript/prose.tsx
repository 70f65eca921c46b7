import type { ComponentChildren } from "preact";
import { pieces } from "./visible.ts";

/** Up to what no address holds: spaces, quotes, angle brackets, anything unseen. */
const ADDRESS = /https?:\/\/[^\s<>"'`\p{C}]+/giu;
const TRAILING = /[.,;:!?)\]}…”’»]+$/u;

/**
 * Somebody's text as it was written: http and https addresses are links, unseen characters are signs, nothing else acts.
 * Called and not mounted, because a component for each of some thousand messages is what costs.
 */
export function prose(text: string): ComponentChildren {
  return pieces(text).map((piece) => (piece.isSign ? <span class="sign">{piece.text}</span> : linked(piece.text)));
}

function linked(text: string): ComponentChildren {
  if (!text.includes("://")) return text;
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, "");
    const href = hrefOf(address);
    if (href === null) continue;
    parts.push(
      text.slice(end, match.index),
      <a href={href} rel="noopener noreferrer nofollow ugc">
        {address}
      </a>,
    );
    end = match.index + address.length;
  }
  parts.push(text.slice(end));
  return parts;
}

/** Null for what is no address, and for one that wears a name before its host: "https://bank.example@evil.example". */
function hrefOf(address: string): string | null {
  const url = URL.parse(address);
  return url && url.username === "" && url.password === "" ? url.href : null;
}
