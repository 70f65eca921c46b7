import { posix } from "node:path";
import { importsOf, type Source } from "./sources.ts";

/** From low to high. An import goes to a lower layer or stays in its own area; neighbours do not know each other. */
const LAYERS = [
  ["compare-secrets", "log", "lazy", "runtime", "did-you-mean", "deadlines", "loopback", "pattern", "time"],
  ["settings-table"],
  ["chat"],
  ["alerts"],
  ["channels", "store"],
  // Sentences are made above what is stored and sent: those keep codes.
  ["locale"],
  ["privacy"],
  ["statistics"],
  ["delivery"],
  ["followup"],
  ["intake"],
  ["config"],
  ["web"],
  ["cron", "bindings"],
  ["router"],
  ["index"],
];

/** A folder of src/, or a file that stands beside them. */
function areaOf(path: string): string {
  return /^src\/([^/.]+)/.exec(path)?.[1] ?? path;
}

function layerOf(path: string): number {
  return LAYERS.findIndex((areas) => areas.includes(areaOf(path)));
}

/** Imports that go up, sideways, or out of src/. */
export function upward(sources: readonly Source[]): readonly string[] {
  const unplaced = sources.filter(({ path }) => layerOf(path) < 0).map(({ path }) => `${path} is in no layer`);
  const wrong = edges(sources).filter(
    ([from, to]) => areaOf(from) !== areaOf(to) && !(layerOf(to) >= 0 && layerOf(to) < layerOf(from)),
  );
  return [...unplaced, ...wrong.map(said)];
}

/** What a channel imports beyond its own folder and the files that all channels share. */
export function beyondChannel(sources: readonly Source[]): readonly string[] {
  const wrong = edges(sources).filter(([from, to]) => {
    const own = /^src\/channels\/[^/]+\//.exec(from)?.[0];
    const shared = /^src\/channels\/[^/]+$/.test(to) && to !== "src/channels/registry.ts";
    return own !== undefined && !to.startsWith(own) && !shared;
  });
  return wrong.map(said);
}

/** Files from which their imports lead back to themselves. */
export function cycles(sources: readonly Source[]): readonly string[] {
  const next = Map.groupBy(edges(sources), ([from]) => from);
  return sources.map(({ path }) => path).filter((path) => reachable(path, next).has(path));
}

/**
 * Folders of one area from which their imports lead back to themselves. The registry is the one file of channels/ that
 * knows the channels below it, so it counts as a folder of its own; a language is one folder, whatever is in it.
 */
export function folderCycles(sources: readonly Source[]): readonly string[] {
  const between = edges(sources)
    .filter(([from, to]) => areaOf(from) === areaOf(to))
    .map(([from, to]): Edge => [folderOf(from), folderOf(to)])
    .filter(([from, to]) => from !== to);
  const next = Map.groupBy(between, ([from]) => from);
  return [...next.keys()].filter((folder) => reachable(folder, next).has(folder)).sort();
}

function folderOf(path: string): string {
  if (path === "src/channels/registry.ts") return path;
  return /^src\/locale\/[a-z]{2}(?=\/)/.exec(path)?.[0] ?? posix.dirname(path);
}

/** Imports of one page by another: what pages share stands below them. */
export function betweenPages(sources: readonly Source[]): readonly string[] {
  const pageOf = (path: string) => /^src\/web\/pages\/[^/]+\//.exec(path)?.[0];
  const wrong = edges(sources).filter(([from, to]) => {
    const [page, other] = [pageOf(from), pageOf(to)];
    return page !== undefined && other !== undefined && page !== other;
  });
  return wrong.map(said);
}

function reachable(start: string, next: ReadonlyMap<string, readonly Edge[]>): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [start];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const [, to] of next.get(path) ?? []) {
      if (!seen.has(to)) open.push(to);
      seen.add(to);
    }
  }
  return seen;
}

type Edge = readonly [from: string, to: string];

/** Between files; packages are not looked at. */
function edges(sources: readonly Source[]): readonly Edge[] {
  return sources.flatMap((source) =>
    importsOf(source)
      .filter((to) => to.includes("/") && /\.tsx?$/.test(to))
      .map((to): Edge => [source.path, to]),
  );
}

function said([from, to]: Edge): string {
  return `${from} imports ${to}`;
}
