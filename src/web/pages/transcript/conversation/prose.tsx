import type { ComponentChildren } from "preact";
import { type Piece, pieces } from "../../../ui/visible-text.ts";
import type { Range } from "./fold.ts";
import { marked } from "./marked.tsx";

/** Up to what no address holds: spaces, quotes, angle brackets, anything unseen. */
const ADDRESS = /https?:\/\/[^\s<>"'`\p{C}]+/giu;
const TRAILING = /[.,;:!?)\]}…”’»]+$/u;

/** In characters. Longer ones nobody follows, and an address is written twice, once in percent signs. */
const LONGEST = 2_000;

/**
 * Somebody's text as it was written: http and https addresses are links, unseen characters are signs, `found` is
 * marked, nothing else acts. Called and not mounted, because a component for each of some thousand messages is what
 * costs.
 */
export function prose(text: string, found: readonly Range[] = []): ComponentChildren {
  const [only, ...more] = pieces(text);
  if (only === undefined) return null;
  return more.length === 0 ? shown(only, found) : [only, ...more].map((piece) => shown(piece, found));
}

function shown(piece: Piece, found: readonly Range[]): ComponentChildren {
  return piece.isSign ? <span class="sign">{piece.text}</span> : linked(piece, found);
}

function linked({ text, at }: Piece, found: readonly Range[]): ComponentChildren {
  if (!text.includes("://")) return marked(text, at, found);
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, "");
    const href = hrefOf(address);
    if (href === null) continue;
    parts.push(
      marked(text.slice(end, match.index), at + end, found),
      <a href={href} rel="noopener noreferrer nofollow ugc">
        {marked(address, at + match.index, found)}
      </a>,
    );
    end = match.index + address.length;
  }
  parts.push(marked(text.slice(end), at + end, found));
  return parts;
}

/** Null for what is no address, and for one that wears a name before its host: "https://bank.example@evil.example". */
function hrefOf(address: string): string | null {
  if (address.length > LONGEST) return null;
  const url = URL.parse(address);
  return url && url.username === "" && url.password === "" ? url.href : null;
}
