import { lazy } from "../../lazy.ts";
import type { Finding } from "./finding.ts";

const AT_WORD = "at|ät|kukac|zavináč|małpa|arond";
const DOT_WORD = "dot|pont|punkt|kropka|bodka|punct";

// As in "jane@", "jane @ ", "jane (at) ", "jane kukac ".
const AT = String.raw`(?:@| @ | ?[([{<] ?(?:${AT_WORD}|@) ?[)\]}>] ?| (?:kukac|zavináč|małpa) )`;
const DOT = String.raw`(?:[.。]| ?[([{<] ?(?:${DOT_WORD}|[.。]) ?[)\]}>] ?| (?:pont|bodka|kropka) )`;

// A Latin address ends where another script begins: Chinese has no spaces around it.
const LATIN = String.raw`[\p{sc=Latin}\p{M}\p{N}._%+'~-]`;
const ANY = String.raw`[\p{L}\p{M}\p{N}._%+'~-]`;
const LOCAL = String.raw`(?:(?<=(?<local>${LATIN}{1,64})\k<at>)|(?<=(?<local>${ANY}{1,64})\k<at>))`;
const LABEL = String.raw`[\p{L}\p{M}\p{N}-]{1,63}`;
const TOP = String.raw`(?:xn--[a-z\d-]{2,59}|[\p{sc=Latin}\p{M}]{2,63}|[\p{L}\p{M}]{2,63})`;

const mail = lazy(() => new RegExp(`(?<at>${AT})${LOCAL}(?:${LABEL}${DOT})+${TOP}`, "giu"));

// Separators without meaning. No hyphen next to a dot: there it belongs to the name before it.
const PART = String.raw`[\s_*~|\\/"'’()<>[\]{}-]{0,4}`;
const DOT_PART = String.raw`[\s_*~|\\/"'’()<>[\]{}]{0,4}`;
const SPACED_AT = String.raw`(?:${PART}(?:@|[([{<] ?(?:${AT_WORD}) ?[)\]}>])${PART}| (?:kukac|zavináč|małpa) )`;
const SPOKEN_AT = String.raw`[\s_*-]{1,4}(?:${AT_WORD})[\s_*-]{1,4}`;
const SPOKEN_DOT = String.raw`[\s_*]{1,4}(?:${DOT_WORD})[\s_*]{1,4}`;
const SPACED_DOT = String.raw`(?:${DOT_PART}[.。]${DOT_PART}|${SPOKEN_DOT}|${DOT_PART}[([{<] ?(?:${DOT_WORD}) ?[)\]}>]${DOT_PART})`;
const KNOWN_TOP = String.raw`(?:[a-z]{2}|com|net|org|info|biz|name|edu|gov|app|dev|online|shop|store|email|cloud)(?![\p{L}\p{N}_-])`;

/** As in "jane @example.com", "jane@example . com", "jane at example dot com". */
const spacedMail = lazy(
  () =>
    new RegExp(
      `(?<at>${SPACED_AT})${LOCAL}(?:${LABEL}${SPACED_DOT})+?${KNOWN_TOP}(?:\\.${KNOWN_TOP})*|` +
        `(?<at>${SPOKEN_AT})${LOCAL}(?:${LABEL}${SPOKEN_DOT})+?${KNOWN_TOP}`,
      "giu",
    ),
);

/** The rest of a name before "@" whose dots are also separated or spelled out. */
const nameBefore = lazy(
  () =>
    new RegExp(String.raw`[\p{L}\p{M}\p{N}._-]{1,64}(?:${SPOKEN_DOT}|\s?[([{<] ?(?:${DOT_WORD}) ?[)\]}>] ?)$`, "iu"),
);
const REACH = 80;
const MOST_NAMES = 3;

export function mailAddresses(plain: string): readonly Finding[] {
  return found(plain, mail());
}

/** The continuation after an unknown domain: "jane@mail.example .org". */
const endsKnown = lazy(() => new RegExp(String.raw`[^\p{L}\p{N}-]${KNOWN_TOP}$`, "iu"));
const goesOn = lazy(() => new RegExp(`^${SPACED_DOT}${KNOWN_TOP}`, "iu"));

/**
 * Addresses with extra characters around "@" and the dots. A word and a dot also end a sentence, so these must end in a
 * known domain.
 */
export function spacedMailAddresses(plain: string): readonly Finding[] {
  return found(plain, spacedMail());
}

function found(plain: string, addresses: RegExp): readonly Finding[] {
  const findings: Finding[] = [];
  for (const match of plain.matchAll(addresses)) {
    // The text before "@" may have been the domain of the previous address: "a@b.hu@c.hu".
    const least = findings.at(-1)?.end ?? 0;
    const start = nameStart(plain, match.index - (match.groups?.local?.length ?? 0), least);
    const end = match.index + match[0].length;
    const more = endsKnown().test(match[0]) ? null : goesOn().exec(plain.slice(end, end + REACH));
    findings.push({ start, end: end + (more?.[0].length ?? 0), mask: "•••@•••" });
  }
  return findings;
}

function nameStart(plain: string, local: number, least: number): number {
  let start = Math.max(local, least);
  for (let i = 0; i < MOST_NAMES; i++) {
    const before = nameBefore().exec(plain.slice(Math.max(start - REACH, least), start));
    if (before === null) break;
    start -= before[0].length;
  }
  return start;
}
