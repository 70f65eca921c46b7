import { posix } from "node:path";
import { codeOf, type Source } from "./sources.ts";

/** Something that may stand in a few places only. */
interface Reserved {
  readonly what: string;
  readonly pattern: RegExp;
  readonly where: RegExp;
}

const RESERVED: readonly Reserved[] = [
  { what: "SQL", pattern: /\.prepare\(/, where: /^src\/store\// },
  {
    what: "an outgoing fetch",
    pattern: /(?<![.\w]|async )fetch\(|globalThis\.fetch/,
    where: /^src\/channels\/http\.ts$/,
  },
  { what: "an outgoing socket", pattern: /"cloudflare:sockets"/, where: /^src\/channels\/sockets\.ts$/ },
  { what: "the time", pattern: /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/, where: /^src\/index\.ts$/ },
  // The store's pauses between retries spread by chance, and nothing depends on them.
  { what: "chance", pattern: /\bMath\.random\b/, where: /^src\/(?:index|store\/database)\.ts$/ },
];

/** Files that have one of these where it does not belong. */
export function misplaced(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) =>
    RESERVED.filter(({ pattern, where }) => !where.test(source.path) && pattern.test(codeOf(source))).map(
      ({ what }) => `${source.path} has ${what}`,
    ),
  );
}

const MOST_LINES = 250;

export function tooLong(sources: readonly Source[]): readonly string[] {
  return sources.filter(({ text }) => text.trimEnd().split("\n").length > MOST_LINES).map(({ path }) => path);
}

const MOST_FILES = 22;

/** Folders that are a heap: more files than a reader takes in. */
export function crowded(sources: readonly Source[]): readonly string[] {
  const folders = Map.groupBy(sources, ({ path }) => posix.dirname(path));
  return [...folders].flatMap(([folder, { length }]) => (length > MOST_FILES ? [`${folder} has ${length} files`] : []));
}

/** Names that say nothing of what is inside. */
export function nameless(sources: readonly Source[]): readonly string[] {
  return sources
    .map(({ path }) => path)
    .filter((path) => /(?:^|[/.-])(?:utils?|helpers?|common|misc|base|shared)(?:[/.-]|$)/.test(path));
}

/** Casts: `as` anything but const. The names that imports give are none. */
export function casts(sources: readonly Source[]): readonly string[] {
  return sources.flatMap((source) => {
    const code = codeOf(source)
      .replace(/^(?:import|export)\s[^"';=]*?\sfrom\s"[^"]+";/gm, "")
      .replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g, '""');
    return [...code.matchAll(/[\w)\]}"] as (?!const\b)[\w{["(]+/g)].map(([cast]) => `${source.path}: ${cast}`);
  });
}
