import type { Finding } from "./finding.ts";

// As in "jane@", "jane @ ", "jane (at) ", "jane kukac ".
const AT = String.raw`(?:@| @ | ?[([{<] ?(?:at|kukac|@) ?[)\]}>] ?| kukac )`;
const DOT = String.raw`(?:\.| ?[([{<] ?(?:dot|pont|punkt|kropka|\.) ?[)\]}>] ?| pont )`;

// A Latin address ends where another script begins: Chinese puts no space around it.
const LATIN = String.raw`[\p{sc=Latin}\p{M}\p{N}._%+'~-]`;
const ANY = String.raw`[\p{L}\p{M}\p{N}._%+'~-]`;
const LOCAL = `(?:(?<=(?<local>${LATIN}{1,64})@AT@)|(?<=(?<local>${ANY}{1,64})@AT@))`;
const LABEL = String.raw`[\p{L}\p{M}\p{N}-]{1,63}`;
const TOP = String.raw`(?:xn--[a-z\d-]{2,59}|[\p{sc=Latin}\p{M}]{2,63}|[\p{L}\p{M}]{2,63})`;

const MAIL = new RegExp(`(?<at>${AT})${LOCAL.replaceAll("@AT@", String.raw`\k<at>`)}(?:${LABEL}${DOT})+${TOP}`, "giu");

export function mailAddresses(plain: string): readonly Finding[] {
  const found: Finding[] = [];
  for (const match of plain.matchAll(MAIL)) {
    const start = match.index - (match.groups?.local?.length ?? 0);
    // What stands before "@" may have been the domain of the one before it: "a@b.hu@c.hu".
    found.push({ start: Math.max(start, found.at(-1)?.end ?? 0), end: match.index + match[0].length, mask: "•••@•••" });
  }
  return found;
}
