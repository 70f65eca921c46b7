import type { Dialect } from "../markdown.ts";

const ACTIVE = new RegExp(
  [
    // Signs that format, mention, link or hide wherever they stand: also `<t:1>`, `<@1>`, `<:a:1>`, `</a:1>`, `||`.
    /[\\*_~`|<>[\]]/u,
    // `@everyone`, and the `:name:` of an emoji or the scheme of a URL; but not "18:12".
    /@(?=\S)/u,
    /:(?=\S)(?<!(?<![^\s(])\d{1,2}:(?=\d{2}[,.;)]*:?(?:\s|$)))/u,
    // "www.a.example" and the invitation "discord.gg/a".
    /\.(?=\p{L})|(?<=[wW]{3}\d*)\./u,
    // Headings, lists and small print, which begin a line.
    /(?<=^ *)(?:#|[-+](?=[ #]|$))/u,
    /(?<=^ *\d{1,10})[.)](?=\s|$)/u,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gmu",
);
const MAYBE_ACTIVE = /[\\*_~`|<>[\]@:.#+)-]/;

/**
 * A backslash makes any sign of Discord's Markdown a sign as any other, also the colon of a URL and the full stop of an
 * invitation, so nothing is linked or previewed. It is not shown, and not copied with the text.
 */
export const discordMarkdown: Dialect = {
  inert: (text) => text.replace(ACTIVE, (sign) => `\\${sign}`),
  sizeOf: (character) => (MAYBE_ACTIVE.test(character) ? 2 : character.length),
  hasTables: false,
};
